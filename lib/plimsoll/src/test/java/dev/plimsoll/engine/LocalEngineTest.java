package dev.plimsoll.engine;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.schema.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every engine does. */
class LocalEngineTest {

    private static final List<Task> TASKS = IntStream.range(0, 100).mapToObj(i -> Task.of("test", "{\"number\":" + i + "}")).toList();

    private static List<Outcome> outcomes(int threads, Function<Task, String> work) {
        List<Outcome> outcomes = new ArrayList<>();
        new LocalEngine(threads, work).run(TASKS, outcomes::add);
        return outcomes;
    }

    @Test
    void eachTaskIsDoneOnceAndAFailureIsAValue() {
        List<Outcome> outcomes = outcomes(3, task -> {
            if (task.document().contains("7")) {
                throw new DataException("Seven cannot be.");
            } else if (task.document().contains("9")) {
                throw new IllegalStateException("nine");
            }
            return task.document();
        });
        assertThat(outcomes).extracting(Outcome::key).containsExactlyInAnyOrderElementsOf(TASKS.stream().map(Task::key).toList());
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.libraryVersion()).isEqualTo(Library.version());
            assertThat(outcome.cpuNanos()).isNotNegative();
            assertThat(outcome.result() == null).isEqualTo(outcome.error() != null);
        });
        assertThat(outcomes).extracting(Outcome::error).filteredOn(error -> error != null).hasSize(19 + 17)
                .containsOnly("Seven cannot be.", "java.lang.IllegalStateException: nine");
    }

    @Test
    void theSameDocumentIsTheSameTaskAndAnotherIsNot() {
        assertThat(Task.of("test", "{}")).isEqualTo(Task.of("test", "{}"));
        assertThat(TASKS).extracting(Task::key).doesNotHaveDuplicates().allMatch(key -> key.matches("[0-9a-f]{64}"));
    }

    @Test
    void whatNoTaskCanHelpEndsAll() {
        assertFails(() -> outcomes(2, task -> {
            throw new StackOverflowError("too deep");
        }), StackOverflowError.class, "too deep");
        assertFails(() -> new LocalEngine(0, Task::document), UsageException.class, "0 threads", "expected 1 or more");
    }
}
