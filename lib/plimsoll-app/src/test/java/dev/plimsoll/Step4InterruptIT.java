package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ctrl-C in the middle of a long run leaves the store and the folder for the files as they were. */
class Step4InterruptIT extends WithFolder {

    private static final int SIGINT = 130;
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    private Child start(String samples) {
        return Child.start(folder, Child.interruptible(Child.command(folder, "dev.plimsoll.cli.Main", List.of("step4", "run-all", "--sleeve", "stocks=" + folder.resolve("stocks.csv"), "--sleeve",
                "coins=" + folder.resolve("coins.csv"), "--out-dir", folder.resolve("out").toString(), "--store",
                folder.resolve("store.duckdb").toString(), "--bootstrap-samples", samples, "--progress=on"))));
    }

    @Test
    void anInterruptedRunLeavesNothingBehind() {
        SamplePairs.write(folder, csv -> csv);
        Plimsoll.open(folder.resolve("store.duckdb").toString()).run(RunRequest.of(SampleRuns.write(folder.resolve("book"), 300)));
        Map<String, String> before = Stores.contents(folder.resolve("store.duckdb"));
        // So many resamples of each candidate take a good while longer than it takes to stop it.
        try (Child run = start("100000")) {
            while (!run.err().contains("Step 4")) {
                assertThat(run.endedWithin(MILLIS_BETWEEN_LOOKS)).as(run.err()).isFalse();
            }
            run.interrupt();
            assertThat(run.exitCode()).as(run.err()).isEqualTo(SIGINT);
            assertThat(run.out()).isEmpty();
        }
        assertThat(Stores.contents(folder.resolve("store.duckdb"))).isEqualTo(before);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void theBarGoesToStandardErrorAndIsTakenAway() {
        SamplePairs.write(folder, csv -> csv);
        try (Child run = start("1")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err()).contains("Step 4").endsWith(" \r").doesNotContain("Exception");
            assertThat(run.out()).startsWith("Run step4_20170731_20251231_").doesNotContain("\r");
        }
    }
}
