package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.ConsistencyCheck;
import dev.plimsoll.store.Stores;
import dev.plimsoll.store.run.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a process in the middle, the store holds whole runs and opens again. */
class StoreCrashIT extends WithFolder {

    private static final int DAYS = 400;
    private static final int KILLS = SOAK ? 50 : 4;

    @TempDir
    private static Path shared;

    private static Path template;

    private Path file;

    @BeforeAll
    static void makeAStore() {
        template = Stores.fresh(shared.resolve("store.duckdb"));
        Plimsoll.open(template.toString()).run(RunRequest.of(SampleRuns.write(shared.resolve("inputs"), DAYS)).withRunId("first"));
    }

    @BeforeEach
    void copyTheStore() {
        file = Stores.copy(template, folder.resolve("store.duckdb"));
    }

    private List<String> run(Path store, Path directory, String id) {
        return Child.command(folder, "dev.plimsoll.cli.Main",
                List.of("run", "--inputs", directory.toString(), "--run-id", id, "--store", store.toString()));
    }

    /** A directory whose every artifact is new to the store, so that the transaction is as large as can be. */
    private Path fresh(int n) {
        Path directory = shared.resolve("inputs-" + n);
        return Files.exists(directory) ? directory : SampleRuns.write(directory, DAYS - 1 - n);
    }

    /**
     * Every third time the store itself is just being made. The delays are drawn evenly from a third of the life of one such process on:
     * before, it only starts up. A process that ends before it is killed shows that life to be shorter.
     */
    @Test
    void aKilledRunIsThereWholeOrNotAtAllAndCanBeRunAgain() throws IOException {
        List<String> command = run(file, fresh(KILLS), "undisturbed"); // the first of all makes the class-data archive, which takes its time
        long started = System.nanoTime();
        try (Child undisturbed = Child.start(folder, command)) {
            assertThat(undisturbed.exitCode()).as(undisturbed.err()).isZero();
        }
        long life = (System.nanoTime() - started) / 1_000_000;
        SplittableRandom random = new SplittableRandom(9);
        int stored = 0;
        int killed = 0;
        int n = 0;
        for (; n < KILLS || killed == 0; n++) {
            Path store = n % 3 == 2 ? folder.resolve("fresh-" + n + ".duckdb") : file;
            Path directory = fresh(n);
            String id = "killed-" + n;
            long began = System.nanoTime();
            try (Child victim = Child.start(folder, run(store, directory, id))) {
                if (victim.endedWithin(life / 3 + random.nextLong(life))) {
                    life = Math.min(life, (System.nanoTime() - began) / 1_000_000);
                } else {
                    killed++;
                }
                victim.kill();
            }
            boolean there = false;
            if (Files.exists(store)) {
                // Plimsoll first, so that it meets the file as the crash left it; the check looks with plain JDBC.
                there = Plimsoll.open(store.toString()).run(RunRequest.of(directory).withRunId(id)).recorded().alreadyStored();
                assertThat(ConsistencyCheck.problems(store)).as("after kill " + n).isEmpty();
                assertThat(Stores.text(store, "SELECT status FROM run_outcome WHERE run_id = '" + id + "'")).isEqualTo("COMPLETE");
            }
            stored += there ? 1 : 0;
        }
        assertThat(Stores.text(file, "SELECT count(*) FROM run")).isEqualTo("" + (2 + n - n / 3));
        assertThat(Stores.files(folder)).noneMatch(name -> name.contains("duckdb_java"));
        System.out.println("Killed " + killed + " of " + n + " runs; " + stored + " had been stored before.");
    }

    @Test
    void anInterruptedRunLeavesTheStoreAsItWas() throws SQLException {
        Map<String, String> before = Stores.contents(file);
        try (LockHolder holder = new LockHolder(file);
                Child victim = Child.start(folder, Child.interruptible(run(file, fresh(0), "interrupted")))) {
            victim.awaitError("(PID " + holder.pid() + ")");
            victim.interrupt();
            assertThat(victim.exitCode()).isEqualTo(130);
            assertThat(victim.out()).isEmpty();
        }
        assertThat(Stores.contents(file)).isEqualTo(before);
    }

    private Child runWithFilesUpTo(long kilobytes, Path store, String id) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"));
        command.addAll(run(store, fresh(0), id));
        return Child.start(folder, command);
    }

    /** A limit on the size of files stands for a full disk: the write that passes it fails. */
    @Test
    void aFullDiskIsSaidAndLeavesEarlierRunsIntact() {
        Map<String, String> before = Stores.contents(file);
        try (Child run = runWithFilesUpTo(100, file, "too much")) {
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(70);
            assertThat(run.err()).contains(file.toString()).containsIgnoringCase("file too large").contains("not stored");
            assertThat(run.err().strip().lines()).as("one paragraph").hasSize(1);
        }
        assertThat(Stores.contents(file)).isEqualTo(before);
        assertThat(ConsistencyCheck.problems(file)).isEmpty();
        assertThat(Plimsoll.open(file.toString()).run(RunRequest.of(fresh(0)).withRunId("enough")).recorded().alreadyStored()).isFalse();
    }

    @Test
    void aDiskThatIsFullWhileAStoreIsMadeIsSaidAndTheNextTryMakesIt() {
        Path fresh = folder.resolve("fresh.duckdb");
        try (Child run = runWithFilesUpTo(400, fresh, "too much")) {
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(70);
            assertThat(run.err()).contains(fresh.toString()).containsIgnoringCase("file too large").contains("not stored");
        }
        assertThat(Plimsoll.open(fresh.toString()).run(RunRequest.of(fresh(0)).withRunId("enough")).recorded().alreadyStored()).isFalse();
        assertThat(ConsistencyCheck.problems(fresh)).isEmpty();
    }

    /** The log could take the run, the file itself could not grow: the run was committed, and stays so. */
    @Test
    void aDiskThatIsFullAfterTheCommitLosesNothing() throws IOException {
        long kilobytes = Files.size(file) / 1024 - 300;
        try (Child run = runWithFilesUpTo(kilobytes, file, "just enough")) {
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        assertThat(Plimsoll.open(file.toString()).runs()).extracting(RunInfo::runId).containsExactly("just enough", "first");
        assertThat(Plimsoll.open(file.toString()).run(RunRequest.of(fresh(1)).withRunId("next")).recorded().alreadyStored()).isFalse();
        assertThat(ConsistencyCheck.problems(file)).isEmpty();
        assertThat(Stores.text(file, "SELECT run_id FROM run ORDER BY created_at")).isEqualTo("first\njust enough\nnext");
    }
}
