package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What {@code run} stores and {@code export} writes for real runs is what an independent system computed. */
@ParameterizedClass
@MethodSource("dev.plimsoll.SharedData#runs")
class GoldenExportTest {

    @Parameter
    private String run;

    @TempDir
    private static Path shared;

    private Path folder;

    /** Once for each run. */
    @BeforeEach
    void runAndExport() {
        folder = shared.resolve(run);
        if (Files.exists(folder)) {
            return;
        }
        Path store = shared.resolve("store.duckdb");
        Outcome.of("run", "--inputs", SharedData.path("allocator_v1/" + run), "--run-id", run, "--store", store).succeeded();
        Outcome.of("export", run, "--to", folder.resolve("out"), "--store", store).succeeded();
    }

    @Test
    void tablesHaveTheSameHeadersRowsAndFigures() throws IOException {
        same("allocator_state_v1.csv", 1e-10);
        same("allocator_regime_v1.csv", 0);
        same("allocator_risk_v1.csv", 1e-12);
        same("allocator_risk_v1_applied.csv", 1e-12);
    }

    private void same(String file, double tolerance) throws IOException {
        List<String> expected = Files.readAllLines(SharedData.path("allocator_v1/" + run + "/expected/" + file));
        List<String> actual = Files.readAllLines(folder.resolve("out").resolve(file));
        assertThat(actual.get(0)).isEqualTo(expected.get(0));
        assertThat(actual).as(file).hasSameSizeAs(expected);
        for (int line = 1; line < actual.size(); line++) {
            String[] found = actual.get(line).split(",", -1);
            String[] wanted = expected.get(line).split(",", -1);
            assertThat(found[0]).isEqualTo(wanted[0]);
            for (int c = 1; c < wanted.length; c++) {
                if (Character.isLetter(wanted[c].charAt(0))) {
                    assertThat(found[c]).as("%s line %d", file, line + 1).isEqualTo(wanted[c]);
                } else {
                    double distance = Math.abs(Double.parseDouble(found[c]) - Double.parseDouble(wanted[c]));
                    assertThat(distance).as("%s line %d column %d", file, line + 1, c + 1).isLessThanOrEqualTo(tolerance);
                }
            }
        }
    }

    @Test
    void theTraceHasTheSameSignalsScoresTargetsAndActions() throws IOException {
        List<String> expected = Files.readAllLines(SharedData.path("allocator_v1/" + run + "/expected/regime_trace.csv"));
        List<String> actual = Files.readAllLines(folder.resolve("out/allocator_regime_v1_trace.csv"));
        assertThat(actual.get(0)).isEqualTo("date,regime,previous_regime,enter_vol_fast,enter_corr_spike,enter_dd_deep,"
                + "enter_dd_worsening,exit_vol_fast,exit_corr_spike,exit_dd_deep,exit_dd_worsening,enter_score,exit_score,target,"
                + "target_rule,decision,days_in_regime,previous_days_in_regime");
        assertThat(actual.stream().skip(1).map(GoldenExportTest::inTheirWords).toList()).isEqualTo(expected.subList(1, expected.size()));
    }

    private static String inTheirWords(String line) {
        String[] c = line.split(",", -1);
        String action = switch (c[15]) {
            case "FIRST_DAY" -> "first";
            case "HOLD_MIN_DAYS", "HOLD_EXIT_SCORE", "STAY" -> "stay";
            default -> c[15].toLowerCase(java.util.Locale.ROOT);
        };
        return String.join(",", c[0], bits(c, 3), c[11], bits(c, 7), c[12], c[13], c[17].isEmpty() ? "0" : c[17], action, c[1], c[16]);
    }

    private static String bits(String[] cells, int from) {
        StringBuilder bits = new StringBuilder();
        for (int i = from; i < from + 4; i++) {
            bits.append(cells[i].equals("true") ? '1' : '0');
        }
        return bits.toString();
    }

    @Test
    void metasHaveTheSameFigures() {
        for (String file : List.of("allocator_state_v1_meta.json", "allocator_regime_v1_meta.json", "allocator_risk_v1_meta.json",
                "allocator_risk_v1_applied_meta.json")) {
            same(file, SharedData.json("allocator_v1/" + run + "/expected/" + file),
                    new ObjectMapper().readTree(folder.resolve("out").resolve(file)));
        }
    }

    private static void same(String where, JsonNode expected, JsonNode actual) {
        assertThat(actual).as(where).isNotNull();
        if (expected.isNumber()) {
            assertThat(Math.abs(actual.doubleValue() - expected.doubleValue())).as(where).isLessThanOrEqualTo(1e-12);
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                same(where + "[" + i + "]", expected.get(i), actual.get(i));
            }
        } else if (expected.isObject()) {
            expected.propertyStream().forEach(p -> same(where + "." + p.getKey(), p.getValue(), actual.get(p.getKey())));
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }
}
