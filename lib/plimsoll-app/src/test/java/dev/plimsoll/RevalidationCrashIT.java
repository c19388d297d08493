package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.governance.Quarter;
import dev.plimsoll.governance.RevalidationResult;
import dev.plimsoll.store.ConsistencyCheck;
import dev.plimsoll.store.Stores;
import dev.plimsoll.twopass.ValidationConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A revalidation that is killed, whenever, is simply run again: the store opens, and the record is the one it would have been. */
@Tag("thorough")
class RevalidationCrashIT extends WithFolder {

    private static final int DAYS = 390;
    private static final int KILLS = SOAK ? 20 : 2;
    private static final Quarter QUARTER = new Quarter(2017, 1);

    private List<String> revalidate(Path store, Path inputs) {
        return Child.command(folder, "dev.plimsoll.cli.Main", List.of("revalidate", "--quarter", QUARTER.toString(), "--inputs",
                inputs.toString(), "--report-dir", folder.resolve("report").toString(), "--store", store.toString()));
    }

    /**
     * The delays are drawn evenly from a quarter of the life of an undisturbed process on: before, it only starts up. A process that ends
     * before it is killed shows that life to be shorter.
     */
    @Test
    void aKilledRevalidationIsRunAgainToTheSameRecord() {
        Path inputs = SampleRuns.write(folder.resolve("book"), DAYS);
        Path whole = folder.resolve("undisturbed.duckdb");
        List<String> command = revalidate(whole, inputs); // the first of all makes the class-data archive, which takes its time
        long started = System.nanoTime();
        try (Child undisturbed = Child.start(folder, command)) {
            assertThat(undisturbed.exitCode()).as(undisturbed.err()).isBetween(0, 2);
        }
        long life = (System.nanoTime() - started) / 1_000_000;
        String expected = records(whole);
        assertThat(expected.lines()).hasSize(3);

        TwoPassRequest request = new TwoPassRequest(RunRequest.of(inputs), Optional.empty(), Optional.empty());
        SplittableRandom random = new SplittableRandom(65);
        int killed = 0;
        int begun = 0;
        int n = 0;
        for (; n < KILLS || killed == 0; n++) {
            Path store = folder.resolve("killed-" + n + ".duckdb");
            long began = System.nanoTime();
            try (Child victim = Child.start(folder, revalidate(store, inputs))) {
                if (victim.endedWithin(life / 4 + random.nextLong(life * 3 / 4))) {
                    life = Math.min(life, (System.nanoTime() - began) / 1_000_000);
                } else {
                    killed++;
                }
                victim.kill();
            }
            begun += Files.exists(store) ? 1 : 0;
            RevalidationResult again = Plimsoll.open(store.toString()).revalidate(QUARTER, request, ValidationConfig.standard(), false);
            assertThat(ConsistencyCheck.problems(store)).as("after kill " + n).isEmpty();
            assertThat(records(store)).as("after kill " + n).isEqualTo(expected);
            assertThat(expected).contains(again.record().auditId());
            assertThat(Stores.text(store, "SELECT count(*), count(*) FILTER (status = 'COMPLETE') FROM run_outcome")).isEqualTo("2 | 2");
        }
        System.out.println("Killed " + killed + " of " + n + " revalidations; " + begun + " had a store.");
    }

    private static String records(Path store) {
        return Stores.text(store, "SELECT kind, audit_id, verdict, decision FROM audit_record ORDER BY sequence");
    }
}
