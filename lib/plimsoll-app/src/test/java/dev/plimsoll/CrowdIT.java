package dev.plimsoll;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.store.ConsistencyCheck;
import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many processes at one store: all get in, one after the other, and who only has it open in mind keeps nobody out. */
@Tag("thorough")
class CrowdIT extends WithFolder {

    private static final int WRITERS = SOAK ? 8 : 3;
    private static final int RUNS_EACH = SOAK ? 25 : 4;
    private static final int READERS = 2;
    private static final int DAYS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(SOAK ? 60 : 3);

    private Path children;
    private Path file;
    private Path inputs;

    @BeforeEach
    void makeAStore() throws IOException {
        children = Files.createDirectory(folder.resolve("children"));
        file = Stores.fresh(folder.resolve("store.duckdb"));
        inputs = SampleRuns.write(folder.resolve("inputs"), DAYS);
        Plimsoll.open(file.toString()).run(RunRequest.of(inputs).withRunId("first"));
    }

    private Child child(Class<?> main, String... args) {
        return Child.start(children, Child.testCommand(children, main, List.of(args)));
    }

    @Test
    void manyWritersAndReadersAtOnceWaitForEachOtherAndLoseNothing() {
        List<Child> readers = new ArrayList<>();
        List<Child> writers = new ArrayList<>();
        for (int n = 0; n < READERS; n++) {
            readers.add(child(SharedStoreUser.class, "read", "reader-" + n, file.toString(), inputs.toString(), "0"));
        }
        for (int n = 0; n < WRITERS; n++) {
            writers.add(child(SharedStoreUser.class, "write", "writer-" + n, file.toString(), inputs.toString(), "" + RUNS_EACH));
        }
        List<String> said = new ArrayList<>();
        try {
            collect(writers, readers, said);
        } finally {
            readers.forEach(Child::close);
            writers.forEach(Child::close);
        }
        assertThat(said).hasSize(WRITERS * RUNS_EACH).doesNotHaveDuplicates();
        said.add("first");
        assertThat(Stores.text(file, "SELECT run_id FROM run JOIN run_outcome USING (run_id) WHERE status = 'COMPLETE'").lines())
                .containsExactlyInAnyOrderElementsOf(said);
        assertThat(Stores.text(file, "SELECT code FROM incident WHERE code <> 'CLOCK_BACKWARDS'")).isEmpty();
        assertThat(ConsistencyCheck.problems(file)).isEmpty();
        assertThat(Plimsoll.open(file.toString()).verify().findings()).isEmpty();
        assertThat(Stores.files(folder)).containsExactlyInAnyOrder("children", "inputs", "store.duckdb");
    }

    private static void collect(List<Child> writers, List<Child> readers, List<String> said) {
        for (Child writer : writers) {
            assertThat(writer.endedWithin(PATIENCE.toMillis())).as("ended: " + writer.err()).isTrue();
            assertThat(writer.exitCode()).as(writer.err()).isZero();
            assertThat(writer.err().lines()).allMatch(line -> line.startsWith("Waiting for the store "));
            said.addAll(writer.out().lines().toList());
        }
        for (Child reader : readers) {
            reader.writeLine("");
            assertThat(reader.exitCode()).as(reader.err()).isZero();
            assertThat(reader.err().lines()).allMatch(line -> line.startsWith("Waiting for the store "));
            List<Integer> seen = reader.out().lines().map(Integer::valueOf).toList();
            assertThat(seen).as("runs seen, never fewer than before").isNotEmpty().isSorted();
        }
    }

    /** As a notebook between two cells: the session is open, a query was answered, nothing runs. */
    @Test
    void aSessionThatIdlesBlocksNobody() {
        try (Child notebook = child(SharedStoreUser.class, "idle", "notebook", file.toString(), inputs.toString(), "0")) {
            notebook.awaitOutput("idle");
            try (Child run = Child.plimsoll(children, "run", "--inputs", inputs.toString(), "--run-id", "meanwhile", "--store",
                    file.toString(), "--lock-wait", "0")) {
                assertThat(run.exitCode()).as(run.err()).isZero();
            }
            assertThat(notebook.isAlive()).isTrue();
            notebook.writeLine("");
            notebook.awaitOutput("sees 2 runs");
            assertThat(notebook.exitCode()).as(notebook.err()).isZero();
        }
    }
}
