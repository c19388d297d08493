package dev.plimsoll.store.files;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Config.DrawdownCaps;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of Step 4 in YAML and in the store. */
class Step4FileTest {

    private static final Step4Config OTHER = new Step4Config(500, 0.75, 30, 7, 3, 0.25, 11, LabelAlignment.MATCHED,
            new DrawdownCaps(0.1, 0.2, 0.3, 0.4));

    @Test
    void theShippedFileHasEverySettingWithItsDefault() throws IOException {
        Path shipped = Path.of(System.getProperty("plimsoll.root"), "configs", "step4.yaml");
        assertThat(Step4File.read(shipped)).isEqualTo(Step4File.defaults());
        List<String> keys = Files.readAllLines(shipped).stream().filter(line -> line.matches("[a-z_]+:.*")).map(line -> line.replaceAll(":.*", ""))
                .toList();
        assertThat(keys).containsExactlyInAnyOrderElementsOf(Json.members(Step4File.defaults()).keySet());
    }

    @Test
    void whatIsLeftOutKeepsItsDefault() {
        assertThat(Step4File.parse("# nothing", "x")).isEqualTo(Step4File.defaults());
        assertThat(Step4File.parse("seed: 7\nmax_drawdown_caps: {calmar: 0.5}", "x")).isEqualTo(
                with(Step4File.defaults(), "seed", 7, "drawdownCaps", new DrawdownCaps(0.32, 0.24, 0.5, 0.18)));
    }

    @Test
    void aStoredConfigurationReadsBackToTheSame() {
        for (Step4Config config : List.of(Step4File.defaults(), OTHER)) {
            assertThat(Step4File.of(Json.parse(Json.pretty(Json.members(config)), "x"), "x")).isEqualTo(config);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sead: 7                       | x, sead: unknown key; expected one of start_capital
            seed: 1.5                     | x, seed: found 1.5, expected a whole number
            label_alignment: later        | x, label_alignment: found later, expected seed or matched
            max_drawdown_caps: {total: 1} | x, max_drawdown_caps.total: unknown key; expected one of return, balanced, calmar, robust
            max_drawdown_caps: 0.3        | x, max_drawdown_caps: found 0.3, expected a mapping
            """)
    void aBadFileIsNamedByItsKey(String yaml, String says) {
        assertFails(() -> Step4File.parse(yaml, "x"), DataException.class, says);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            train_ratio: 1                 | x: The Step 4 setting train_ratio is 1.0
            max_drawdown_caps: {robust: 0} | x: The drawdown cap of the objective robust is 0.0
            """)
    void aValueOutOfRangeIsTheUsersToMend(String yaml, String says) {
        assertFails(() -> Step4File.parse(yaml, "x"), UsageException.class, says);
    }
}
