package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What export writes, and what import makes of it. */
class ExportAndImportCommandsTest extends TwoRunsTest {

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void exportSaysWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(folder.resolve("in-the-way"), "x");
        inStore("export", "sample", "--to", file).failedWith(74, file.toString(), "a file is in the way");
        inStore("export", "sample", "--to", file.resolve("below")).failedWith(74, "below");
        inStore("export", "sample", "--to", folder, "--format", "xlsx").failedWith(64, "\"xlsx\"", "csv or parquet");
        assertThat(Files.readString(file)).isEqualTo("x");
    }

    @Tag("thorough")
    @Test
    void theExportOfAScaledRunFeedsATwoPassWithTheSameFigures(@TempDir Path to) throws IOException {
        Path book = SampleRuns.write(to.resolve("book"), AuditedBook.DAYS);
        JsonNode own = report(to.resolve("own"), "--inputs", book, "--scaled-run-id", "scaled", "--store", to.resolve("first.duckdb"));
        for (String format : List.of("csv", "parquet")) {
            theExportFeedsATwoPassWithTheSameFigures(format, book, to.resolve("first.duckdb"), own, to.resolve(format));
        }
    }

    private static void theExportFeedsATwoPassWithTheSameFigures(String format, Path book, Path first, JsonNode own, Path to)
            throws IOException {
        Outcome.of("export", "scaled", "--to", to.resolve("exported"), "--format", format, "--store", first).succeeded();
        JsonNode again = report(to.resolve("again"), "--inputs", book, "--scaled-inputs", to.resolve("exported"), "--scaled-run-id",
                "delivered", "--store", to.resolve("second.duckdb"));
        for (String part : List.of("baseline", "delta", "regime_day_counts", "transition_counts", "deepest_events", "validation")) {
            assertThat(again.get(part)).as(part).isEqualTo(own.get(part));
        }
        for (String figure : List.of("cagr", "ann_vol", "sharpe", "max_drawdown", "worst_month", "worst_quarter")) {
            assertThat(again.at("/scaled/" + figure)).as(figure).isEqualTo(own.at("/scaled/" + figure));
        }
        Outcome.of("export", "delivered", "--to", to.resolve("exported-again"), "--format", format, "--store", to.resolve("second.duckdb"))
                .succeeded();
        for (String stem : List.of("weights_raw", "weights_scaled", "allocator_risk_v1_applied_used")) {
            assertThat(to.resolve("exported-again").resolve(stem + "." + format)).as(stem)
                    .hasSameBinaryContentAs(to.resolve("exported").resolve(stem + "." + format));
        }
    }

    private static JsonNode report(Path folder, Object... words) throws IOException {
        Outcome.of(List.of("two-pass", "--quiet", "--report-dir", folder), words).succeeded();
        return JsonMapper.builder().build().readTree(Files.readString(folder.resolve("two_pass_comparison.json")));
    }

    @Test
    void exportReplacesItsOwnFilesAndLeavesOthers(@TempDir Path to) throws IOException {
        Files.writeString(to.resolve("notes.txt"), "mine");
        Files.writeString(to.resolve("weights.csv"), "old");
        inStore("export", "small", "--to", to).succeeded();
        assertThat(Files.readString(to.resolve("notes.txt"))).isEqualTo("mine");
        assertThat(lines(to.resolve("weights.csv")).get(0)).isEqualTo("date,CRUDE,GOLD,NOTES");
        try (Stream<Path> files = Files.list(to)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @ParameterizedTest
    @CsvSource({"csv", "parquet"})
    void anExportedRunImportsWithEveryArtifactAgreeing(String format, @TempDir Path to) {
        inStore("export", "sample", "--to", to, "--format", format).succeeded();
        JsonNode imported = inStore("import", to, "--run-id", "back-" + format, "--json").succeeded().json();
        List<String> disagreeing = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        imported.get("checks").forEach(check -> {
            columns.add(check.get("kind").asString() + "." + check.get("column").asString());
            if (!check.get("agrees").asBoolean()) {
                disagreeing.add(check.toString());
            }
        });
        assertThat(disagreeing).isEmpty();
        assertThat(columns).contains("allocator_state.dd_level", "allocator_regime.regime", "allocator_risk.risk_scalar",
                "allocator_risk_applied.risk_scalar_applied").hasSize(13);
        assertThat(hashes("back-" + format)).containsAllEntriesOf(hashes("sample"));
    }

    @ParameterizedTest
    @CsvSource({
        "allocator_regime_v1.csv, 2020-03-20, regime,      NORMAL,   allocator_regime.regime",
        "allocator_risk_v1.csv,   2021-06-10, risk_scalar, 0.123,    allocator_risk.risk_scalar",
        "allocator_state_v1.csv,  2021-06-10, vol_accel,   9,        allocator_state.vol_accel",
    })
    void aTamperedFileIsStoredAndNamedByColumnAndDay(String file, String day, String column, String value, String says, @TempDir Path to)
            throws IOException {
        inStore("export", "sample", "--to", to).succeeded();
        List<String> lines = new ArrayList<>(lines(to.resolve(file)));
        int at = List.of(lines.get(0).split(",")).indexOf(column);
        for (int l = 1; l < lines.size(); l++) {
            if (lines.get(l).startsWith(day)) {
                String[] cells = lines.get(l).split(",", -1);
                cells[at] = value;
                lines.set(l, String.join(",", cells));
            }
        }
        Files.write(to.resolve(file), lines);
        Outcome imported = inStore("import", to, "--run-id", "tampered-" + column);
        assertThat(imported.code()).isEqualTo(1);
        assertThat(imported.err()).isEmpty();
        assertThat(imported.out()).containsPattern("(?m)^DIFFERS +" + says + " +\\d+ +1  " + day);
        assertThat(inStore("show", "tampered-" + column).succeeded().out()).contains("given");
    }

    @Test
    void anImportedFileThatCannotBeReadIsRefused(@TempDir Path to) throws IOException {
        inStore("export", "small", "--to", to).succeeded();
        Path risk = to.resolve("allocator_risk_v1.csv");
        Files.writeString(risk, Files.readString(risk).replaceFirst("(?m)^(2020-03-01),[^,\n]*", "$1,1.5"));
        inStore("import", to).failedWith(65, "allocator_risk_v1.csv, line 3, column 2 (risk_scalar), 2020-03-01: found 1.5");
        Files.writeString(risk, Files.readString(risk).replaceFirst("(?m)^(2020-03-01),[^,\n]*", "$1,"));
        inStore("import", to).failedWith(65, "allocator_risk_v1.csv, line 3, column 2 (risk_scalar), 2020-03-01", "missing");
    }
}
