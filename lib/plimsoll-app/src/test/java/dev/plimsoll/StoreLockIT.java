package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.Stores;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes, one file; where one only holds it, it is this one. */
class StoreLockIT extends WithFolder {

    private static final int DAYS = 300;
    private static final int RUNS = Sampled.of(3, 5, 5);

    @TempDir
    private static Path shared;

    private static Path template;
    private static String inputs;

    private Path file;

    @BeforeAll
    static void makeAStore() {
        template = Stores.fresh(shared.resolve("store.duckdb"));
        inputs = SampleRuns.write(shared.resolve("inputs"), DAYS).toString();
        Plimsoll.open(template.toString()).run(RunRequest.of(Path.of(inputs)).withRunId("first"));
    }

    @BeforeEach
    void copyTheStore() {
        file = Stores.copy(template, folder.resolve("store.duckdb"));
    }

    private void assertNothingUnpacked() {
        assertThat(Stores.files(folder)).noneMatch(name -> name.contains("duckdb_java"));
    }

    @Test
    void aRunWaitsForTheOtherProcessAndSucceeds() throws SQLException {
        try (LockHolder holder = new LockHolder(file);
                Child run = Child.plimsoll(folder, "run", "--inputs", inputs, "--run-id", "second", "--store", file.toString(),
                        "--research-version", "v2-again")) {
            run.awaitError("Waiting for the store " + file + ", which is held by ");
            assertThat(run.err()).contains("(PID " + holder.pid() + "), for up to 75 s.");
            holder.release();
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(Stores.text(file, "SELECT run_id FROM run ORDER BY created_at")).isEqualTo("first\nsecond");
        assertThat(Stores.text(file, "SELECT count(*) FROM view_set WHERE sha256 = 'held'")).isEqualTo("0");
        assertNothingUnpacked();
    }

    @Test
    void aRunThatWaitedInVainSaysWhoHoldsTheFileAndStoresNothing() throws SQLException {
        Map<String, String> before = Stores.contents(file);
        try (LockHolder holder = new LockHolder(file)) {
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

    @Tag("sampled")
    @Test
    void processesThatMakeAFreshStoreAtOnceAllGetIn() {
        Path fresh = folder.resolve("fresh.duckdb");
        List<Child> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(Child.plimsoll(folder, "run", "--inputs", inputs, "--run-id", "run-" + i, "--store", fresh.toString(), "--lock-wait", "60"));
        }
        runs.forEach(run -> assertThat(run.exitCode()).as(run.err()).isZero());
        assertThat(Stores.text(fresh, "SELECT count(*) FROM run JOIN run_outcome USING (run_id) WHERE status = 'COMPLETE'")).isEqualTo("" + RUNS);
        assertThat(Stores.text(fresh, "SELECT count(*) FROM schema_version")).isEqualTo("9");
        assertNothingUnpacked();
    }
}
