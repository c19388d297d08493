package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.audit.ValidationConfig;
import dev.plimsoll.store.Receipt;
import dev.plimsoll.store.ReplayVerdict;
import dev.plimsoll.store.RunInfo;
import dev.plimsoll.store.Stores;
import dev.plimsoll.walkforward.Step4Config;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real run replays to the byte: baselines, imports, an own and a delivered second pass, Step 4 on real sleeves. */
class ReplayRealRunsTest {

    private static final boolean SOAK = Boolean.getBoolean("plimsoll.soak");
    private static final String BASELINE = "baseline_20200106_20251031";

    @TempDir
    private Path folder;

    private static Path directory(String run) {
        return SharedData.path("allocator_v1/" + run);
    }

    private static ExposureOptions core() {
        return ExposureOptions.off().withCoreWeight(OptionalDouble.of(0.92));
    }

    @Test
    void everyRealRunIsIdenticalWithOneAndWithTwoThreads() {
        Path file = Stores.fresh(folder.resolve("store.duckdb"));
        Plimsoll lab = Plimsoll.open(file.toString());
        for (String run : SharedData.runs()) {
            lab.run(RunRequest.of(directory(run)).withRunId(run));
            if (SOAK) {
                lab.importDirectory(RunRequest.of(directory(run)).withRunId("import of " + run));
            }
        }
        RunRequest baseline = RunRequest.of(directory(BASELINE)).withExposure(core());
        lab.twoPass(new TwoPassRequest(baseline.withRunId("own pass 1"), Optional.empty(), Optional.of("own pass 2")),
                ValidationConfig.standard());
        lab.twoPass(new TwoPassRequest(baseline.withRunId("delivered pass 1"),
                Optional.of(directory("allocpass2_20200106_20251031")), Optional.of("delivered pass 2")), ValidationConfig.standard());
        String pair = "step4/pair_a_spyqqq_btceth/";
        lab.step4(Step4Request.of(new Step4Request.Sleeve("spyqqq", SharedData.path(pair + "sleeve_a_monthly.csv")),
                new Step4Request.Sleeve("btceth", SharedData.path(pair + "sleeve_b_monthly.csv")))
                .withConfig(Step4Config.defaults().withBootstrap(SOAK ? 1200 : 3, 6)).withRunId("real sleeves"));
        assertThat(lab.runs()).hasSize((SOAK ? 2 : 1) * SharedData.runs().size() + 5).allMatch(run -> run.status().equals("COMPLETE"));
        for (RunInfo run : lab.runs()) {
            for (int threads = 1; threads <= (run.kind().equals("step4") ? 2 : 1); threads++) { // nothing else has work for two
                Receipt receipt = lab.replay(run.runId(), threads);
                assertThat(receipt.verdict()).as(receipt.toString()).isEqualTo(ReplayVerdict.IDENTICAL);
            }
        }
        if (SOAK) {
            lab.runs().forEach(run -> assertThat(lab.certify(run.runId(), 10, 42).isClean()).as(run.runId()).isTrue());
        }
    }
}
