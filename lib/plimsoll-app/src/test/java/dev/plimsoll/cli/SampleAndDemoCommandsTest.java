package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What sample and demo make. */
class SampleAndDemoCommandsTest extends TwoRunsTest {

    @Test
    void aSampleIsDecidedByItsSeed(@TempDir Path to) throws IOException {
        Outcome.of("sample", "--out", to.resolve("same")).succeeded();
        Outcome.of("sample", "--out", to.resolve("other"), "--seed", "7").succeeded();
        try (Stream<Path> files = Files.list(sample)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("asset_returns.csv", "portfolio_returns.csv",
                    "equity_curve.csv", "weights.csv", "trend_unit_returns.csv", "sleeve_returns.csv", "meta.json")
                    .allSatisfy(name -> assertThat(to.resolve("same").resolve(name)).hasSameBinaryContentAs(sample.resolve(name)))
                    .allSatisfy(name -> assertThat(Files.mismatch(to.resolve("other").resolve(name), sample.resolve(name))).isNotNegative());
        }
    }

    @Tag("thorough")
    @Test
    void demoNamesTheStoreAndCommandsThatWorkAndGivenAgainStoresNothingMore(@TempDir Path other) throws IOException {
        Path file = other.resolve("demo.duckdb");
        Outcome demo = Outcome.of("demo", "--store", file).succeeded();
        assertThat(demo.out()).contains("  store    " + file.toAbsolutePath(), "NORMAL -> ELEVATED");
        String readme = Files.readString(Path.of(System.getProperty("plimsoll.root"), "README.md")).split("other things:\n\n```\n")[1];
        assertThat(demo.out().replace(file.toString(), "artifacts/plimsoll.duckdb")).contains(readme.split("```")[0].split("\\.\\.\\.\n"));
        List<String> next = demo.out().lines().filter(line -> line.startsWith("  ./plimsoll ")).map(String::strip).toList();
        assertThat(next).hasSize(5).first().asString().startsWith("./plimsoll why ");
        assertThat(next.subList(1, 4)).allSatisfy(line -> assertThat(line).startsWith("./plimsoll sql "));
        assertThat(next.get(4)).startsWith("./plimsoll validate ");
        assertThat(Outcome.of(List.of(next.get(4).split(" ")).subList(1, 3), "--store", file).code()).isEqualTo(1);
        assertThat(demo.out()).contains("two_pass_comparison.html", "CAUTION  Stage 6.5 validation", "Where the log return came from",
                "sleeve-contributions.png", "  promoted  ");
        assertThat(other.resolve("reports")).isDirectory();
        Outcome.of(List.of(next.get(0).split(" ")).subList(1, 4), "--store", file).succeeded();
        for (String sql : next.subList(1, 4)) {
            Outcome answer = Outcome.of("sql", sql.replaceAll("^[^\"]*\"|\"$", ""), "--store", file, "--json").succeeded();
            assertThat(answer.json().isEmpty()).as(sql).isFalse();
        }
        Outcome again = Outcome.of("demo", "--store", file, "--json", "--quiet").succeeded();
        assertThat(again.json().at("/already_stored").booleanValue()).isTrue();
        assertThat(again.err()).isEmpty();

        Files.move(other.resolve("reports"), other.resolve("aside"));
        Files.writeString(other.resolve("reports"), "not a folder");
        List<String> stored = Outcome.of("runs", "--all", "--json", "--store", file).succeeded().json().valueStream()
                .map(run -> run.get("run_id").asString()).toList();
        assertThat(stored).hasSize(4);
        Map<String, String> before = Stores.contents(file);
        Outcome spoilt = Outcome.of("demo", "--store", file).failedWith(74, "only the files of this command are missing");
        assertThat(spoilt.err()).contains(stored).contains("stored in " + file);
        assertThat(other.resolve("reports")).hasContent("not a folder");
        assertThat(Stores.contents(file)).isEqualTo(before);
    }
}
