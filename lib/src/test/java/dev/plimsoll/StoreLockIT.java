package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, one file. */
class StoreLockIT {

    private static final int DAYS = 400;

    @TempDir
    private Path folder;

    private Path file;
    private String inputs;

    @BeforeEach
    void makeAStore() {
        file = folder.resolve("store.duckdb");
        inputs = SampleRuns.write(folder.resolve("inputs"), DAYS).toString();
        Plimsoll.open(file.toString()).run(RunRequest.of(Path.of(inputs)).withRunId("first"));
    }

    private Child holder() {
        Child holder = Child.start(folder, Child.testCommand(folder, LockHolder.class, List.of(file.toString())));
        holder.awaitOutput("held");
        return holder;
    }

    private void assertNothingUnpacked() {
        assertThat(Stores.files(folder)).noneMatch(name -> name.contains("duckdb_java"));
    }

    @Test
    void aRunWaitsForTheOtherProcessAndSucceeds() {
        try (Child holder = holder();
                Child run = Child.plimsoll(folder, "run", "--inputs", inputs, "--run-id", "second", "--store", file.toString(),
                        "--research-version", "v2-again")) {
            run.awaitError("Waiting for the store " + file + ", which is held by ");
            assertThat(run.err()).contains("(PID " + holder.pid() + "), for up to 75 s.");
            holder.writeLine("");
            assertThat(holder.exitCode()).isZero();
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(Stores.text(file, "SELECT run_id FROM run ORDER BY created_at")).isEqualTo("first\nsecond");
        assertThat(Stores.text(file, "SELECT count(*) FROM view_set WHERE sha256 = 'held'")).isEqualTo("0");
        assertNothingUnpacked();
    }

    @Test
    void aRunThatWaitedInVainSaysWhoHoldsTheFileAndStoresNothing() {
        Map<String, String> before = Stores.contents(file);
        try (Child holder = holder()) {
            for (List<String> command : List.of(
                    List.of("run", "--inputs", inputs, "--run-id", "second", "--store", file.toString(), "--lock-wait", "1"),
                    List.of("runs", "--store", file.toString(), "--lock-wait", "0"),
                    List.of("sql", "SELECT 1", "--store", file.toString(), "--lock-wait", "0"))) {
                try (Child other = Child.plimsoll(folder, command.toArray(String[]::new))) {
                    assertThat(other.exitCode()).as(command + other.err()).isEqualTo(75);
                    assertThat(other.err()).contains(file.toString(), "PID " + holder.pid(), "What waited for it is not done", "--lock-wait");
                    assertThat(other.out()).isEmpty();
                }
            }
        }
        assertThat(Stores.contents(file)).isEqualTo(before);
        assertNothingUnpacked();
    }

    @Test
    void processesThatMakeAFreshStoreAtOnceAllGetIn() {
        Path fresh = folder.resolve("fresh.duckdb");
        List<Child> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(Child.plimsoll(folder, "run", "--inputs", inputs, "--run-id", "run-" + i, "--store", fresh.toString(), "--lock-wait", "60"));
        }
        for (Child run : runs) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(Stores.text(fresh, "SELECT count(*) FROM run JOIN run_outcome USING (run_id) WHERE status = 'COMPLETE'")).isEqualTo("5");
        assertThat(Stores.text(fresh, "SELECT count(*) FROM schema_version")).isEqualTo("7");
        assertNothingUnpacked();
    }
}
