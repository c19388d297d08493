package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.RunDraft.Role;
import dev.plimsoll.store.SqlResult;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs through the store and back. */
class RealRunsStoreTest {

    private static final String BASELINE = "baseline_20200106_20251031";

    @TempDir
    private Path folder;

    private static Path directory(String run) {
        return SharedData.path("allocator_v1/" + run);
    }

    private static Map<String, String> ids(Plimsoll lab, String runId) {
        Map<String, String> ids = new TreeMap<>();
        lab.store().artifacts(runId).stream().filter(a -> a.role() != Role.given).forEach(a -> ids.put(a.kind(), a.artifactId()));
        return ids;
    }

    /** In verify each run in one format, and the first in both. */
    @Test
    void everyRealRunComesBackInBothFormats() {
        Plimsoll lab = Plimsoll.open(Stores.fresh(folder.resolve("store.duckdb")).toString());
        int imports = 0;
        for (String run : SharedData.runs()) {
            lab.run(RunRequest.of(directory(run)).withRunId(run));
            Format[] formats = Boolean.getBoolean("plimsoll.soak") || imports == 0 ? Format.values()
                    : new Format[] {Format.values()[imports % Format.values().length]};
            for (Format format : formats) {
                imports++;
                Path out = folder.resolve(run + "-" + format);
                lab.export(run, out, format);
                RunReport back = lab.importDirectory(RunRequest.of(out).withRunId(run + " " + format));
                assertThat(ids(lab, back.id())).as(back.id()).isEqualTo(ids(lab, run));
                assertThat(back.checks()).as(back.id()).hasSizeGreaterThan(10)
                        .allSatisfy(c -> assertThat(c.agrees()).as(c.toString()).isTrue());
            }
        }
        Path store = folder.resolve("store.duckdb");
        assertThat(Stores.text(store, "SELECT count(*) FROM run")).isEqualTo("" + (SharedData.runs().size() + imports));
        assertThat(Stores.text(store, "SELECT count(*) FROM import_check WHERE NOT agrees")).isEqualTo("0");
    }

    /** The files an independent system computed, imported as delivered, agree with what is computed here. */
    @Test
    void theExpectedArtifactsOfEveryRealRunAgree() throws IOException {
        Plimsoll lab = Plimsoll.open(Stores.fresh(folder.resolve("store.duckdb")).toString());
        for (String run : SharedData.runs()) {
            Path delivered = Files.createDirectory(folder.resolve(run));
            for (Path from : new Path[] {directory(run), directory(run).resolve("expected")}) {
                try (Stream<Path> files = Files.list(from)) {
                    for (Path file : files.toList()) {
                        if (file.getFileName().toString().matches("(asset_returns|portfolio_returns|equity_curve|weights|"
                                + "trend_unit_returns|sleeve_returns|allocator_(state|regime|risk)_v1|allocator_risk_v1_applied)\\.csv")) {
                            Files.copy(file, delivered.resolve(file.getFileName()));
                        }
                    }
                }
            }
            RunReport report = lab.importDirectory(RunRequest.of(delivered).withRunId(run));
            assertThat(report.checks()).as(run).hasSize(13).allSatisfy(c -> assertThat(c.agrees()).as(c.toString()).isTrue());
        }
    }

    @Test
    void theBaselinesTransitionsNameTheirSignals() {
        Plimsoll lab = Plimsoll.open(Stores.fresh(folder.resolve("store.duckdb")).toString());
        lab.run(RunRequest.of(directory(BASELINE)).withRunId("baseline"));
        Path store = folder.resolve("store.duckdb");
        assertThat(Stores.text(store, "SELECT count(*) FROM audit.regime_transition")).isEqualTo("76");
        assertThat(Stores.text(store, "SELECT DISTINCT decision FROM audit.regime_transition ORDER BY decision"))
                .isEqualTo("UPGRADE\nDOWNGRADE");
        // An UPGRADE names as many signals as its score counts; each named one lies at or beyond its v1 threshold, no other does.
        assertThat(Stores.text(store, "SELECT date, trigger FROM audit.regime_transition WHERE decision = 'UPGRADE' AND NOT ("
                + "len(string_split(trigger, ', ')) = enter_score AND trigger <> '' "
                + "AND contains(trigger, 'vol_fast') = (vol_accel >= 1.30) AND contains(trigger, 'corr_spike') = (corr_shock >= 0.10) "
                + "AND contains(trigger, 'dd_deep') = (dd_level <= -0.10) AND contains(trigger, 'dd_worsening') = (dd_slope_10d <= -0.06))"))
                .isEmpty();
        assertThat(Stores.text(store, "SELECT date FROM audit.regime_transition WHERE (to_severity > from_severity) <> (decision = 'UPGRADE')"))
                .isEmpty();
        // The macro says the same, day by day: one row per signal, a margin of 0 or more on those that fire.
        for (var row : lab.sql("SELECT date, enter_score FROM audit.regime_transition ORDER BY date LIMIT 10").asMaps()) {
            SqlResult why = lab.why("baseline", (LocalDate) row.get("date"));
            assertThat(why.rows()).hasSize(4);
            assertThat(why.asMaps()).filteredOn(signal -> (double) signal.get("enter_margin") >= 0)
                    .hasSize((int) row.get("enter_score")).allMatch(signal -> (boolean) signal.get("enter_fired"));
        }
    }
}
