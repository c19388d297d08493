package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.MemoryException;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.run.RunPipeline;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lack of memory is no fault of a run: the error passes as it is, nothing is recorded of it, and the store goes on. */
class MemoryTest extends WithFolder {

    @Test
    void theErrorPassesThroughARunAndLeavesNoRecord() {
        Plimsoll lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        Path inputs = SampleRuns.write(folder.resolve("inputs"), 260);
        lab.run(RunRequest.of(inputs).withRunId("before"));
        for (Error error : List.of(new OutOfMemoryError("Java heap space"), new StackOverflowError(), new NoClassDefFoundError("a/B"))) {
            assertThatThrownBy(() -> runBroken(lab, inputs, () -> {
                throw error;
            })).isSameAs(error);
        }
        MemoryException database = new MemoryException("The database ran out of memory.", null);
        assertThatThrownBy(() -> runBroken(lab, inputs, () -> {
            throw database;
        })).isSameAs(database);
        lab.run(RunRequest.of(inputs).withRunId("after"));
        assertThat(lab.sql("SELECT run_id FROM audit.run_overview ORDER BY created_at").rows()).extracting(row -> row.get(0))
                .containsExactly("before", "after");
    }

    private static void runBroken(Plimsoll lab, Path inputs, Runnable thrower) {
        new RunPipeline(lab.store()).run(new AllocatorKind((in, config) -> {
            thrower.run();
            throw new AssertionError();
        }), RunRequest.of(inputs).withRunId("broken"));
    }
}
