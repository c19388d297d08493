package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.kind.allocator.RunReport;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.run.Why;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.audit.Receipt;
import dev.plimsoll.store.audit.Receipt.ReplayVerdict;
import dev.plimsoll.store.files.RunDirectoryWriter.Format;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs through the store and back. */
class RealRunsStoreTest extends WithFolder {

    private static final String BASELINE = "baseline_20200106_20251031";

    private static byte[] everyRun;

    private Path store;
    private Plimsoll lab;

    /** Every real run, under the name of its directory. */
    @BeforeAll
    static void runThemAll(@TempDir Path shared) {
        Path store = Stores.fresh(shared.resolve("store.duckdb"));
        Plimsoll lab = Plimsoll.open(store.toString());
        SharedData.runs().forEach(run -> lab.run(RunRequest.of(directory(run)).withRunId(run)));
        everyRun = Stores.bytes(store);
    }

    @BeforeEach
    void open() {
        store = Stores.write(folder.resolve("store.duckdb"), everyRun);
        lab = Plimsoll.open(store.toString());
    }

    private static Path directory(String run) {
        return SharedData.path("allocator_v1/" + run);
    }

    /** In verify each run in one format, and the first in both. */
    @Tag("thorough")
    @Test
    void everyRealRunComesBackInBothFormats() {
        int imports = 0;
        for (String run : SharedData.runs()) {
            Format[] formats = SOAK || imports == 0 ? Format.values() : new Format[] {Format.values()[imports % Format.values().length]};
            for (Format format : formats) {
                imports++;
                Path out = folder.resolve(run + "-" + format);
                lab.export(run, out, format);
                RunReport back = lab.importDirectory(RunRequest.of(out).withRunId(run + " " + format));
                assertThat(ImportExportTest.ids(lab, back.id())).as(back.id()).isEqualTo(ImportExportTest.ids(lab, run));
                assertThat(back.checks()).as(back.id()).hasSizeGreaterThan(10)
                        .allSatisfy(c -> assertThat(c.agrees()).as(c.toString()).isTrue());
            }
        }
        assertThat(Stores.text(store, "SELECT count(*) FROM run")).isEqualTo("" + (SharedData.runs().size() + imports));
        assertThat(Stores.text(store, "SELECT count(*) FROM import_check WHERE NOT agrees")).isEqualTo("0");
    }

    /** The files an independent system computed, imported as delivered, agree with what is computed here. */
    @Test
    void theExpectedArtifactsOfEveryRealRunAgree() throws IOException {
        Plimsoll other = Plimsoll.open(Stores.fresh(folder.resolve("other.duckdb")).toString());
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
            RunReport report = other.importDirectory(RunRequest.of(delivered).withRunId(run));
            assertThat(report.checks()).as(run).hasSize(13).allSatisfy(c -> assertThat(c.agrees()).as(c.toString()).isTrue());
        }
    }

    @Test
    void theBaselinesTransitionsNameTheirSignals() {
        assertThat(Stores.text(store, "SELECT count(*) FROM audit.regime_transition WHERE run_id = '" + BASELINE + "'")).isEqualTo("76");
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
        for (var row : lab.sql("SELECT date, enter_score FROM audit.regime_transition WHERE run_id = '" + BASELINE
                + "' ORDER BY date LIMIT 10").asMaps()) {
            Why why = lab.why(BASELINE, (LocalDate) row.get("date"));
            assertThat(why.rows()).hasSize(4);
            assertThat(why.signals().asMaps()).filteredOn(signal -> (double) signal.get("enter_margin") >= 0)
                    .hasSize((int) row.get("enter_score")).allMatch(signal -> (boolean) signal.get("enter_fired"));
        }
    }

    private static RunRequest.Exposure core() {
        return RunRequest.Exposure.off().withCoreWeight(OptionalDouble.of(0.92));
    }

    /** Baselines, an own and a delivered second pass, Step 4 on real sleeves; in the soak also imports, and Step 4 with one thread. */
    @Tag("thorough")
    @Test
    void everyRealRunIsIdentical() {
        if (SOAK) {
            SharedData.runs().forEach(run -> lab.importDirectory(RunRequest.of(directory(run)).withRunId("import of " + run)));
        }
        RunRequest baseline = RunRequest.of(directory(BASELINE)).withExposure(core());
        lab.twoPass(new TwoPassRequest(baseline.withRunId("pass 1"), Optional.empty(), Optional.of("own pass 2")),
                ValidationConfig.standard());
        lab.twoPass(new TwoPassRequest(baseline.withRunId("pass 1"),
                Optional.of(directory("allocpass2_20200106_20251031")), Optional.of("delivered pass 2")), ValidationConfig.standard());
        String pair = "step4/pair_a_spyqqq_btceth/";
        lab.step4(Step4Request.of(new Step4Request.Sleeve("spyqqq", SharedData.path(pair + "sleeve_a_monthly.csv")),
                new Step4Request.Sleeve("btceth", SharedData.path(pair + "sleeve_b_monthly.csv")))
                .withConfig(with(Step4File.defaults(), "bootstrapSamples", SOAK ? 1200 : 3, "bootstrapBlockMonths", 6))
                        .withRunId("real sleeves"));
        assertThat(lab.runs()).hasSize((SOAK ? 2 : 1) * SharedData.runs().size() + 4).allMatch(run -> run.status().equals("COMPLETE"));
        for (RunInfo run : lab.runs()) {
            int most = run.kind().equals("step4") ? 2 : 1; // nothing else has work for two
            for (int threads = Sampled.THOROUGH ? 1 : most; threads <= most; threads++) {
                Receipt receipt = lab.replay(run.runId(), threads);
                assertThat(receipt.verdict()).as(receipt.toString()).isEqualTo(ReplayVerdict.IDENTICAL);
            }
        }
        if (SOAK) {
            lab.runs().forEach(run -> assertThat(lab.certify(run.runId(), 10, 42).isClean()).as(run.runId()).isTrue());
        }
    }
}
