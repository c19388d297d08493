package dev.plimsoll.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureTest {

    private static final UsageException USAGE = new UsageException("Name a run.");

    static List<Throwable> errors() {
        return List.of(new OutOfMemoryError("Java heap space"), new OutOfMemoryError(), new StackOverflowError(), new NoClassDefFoundError("a/B"),
                new ExceptionInInitializerError(new IllegalStateException("no room")), new UnsatisfiedLinkError("no duckdb_java"),
                new AssertionError("x > 0"), new InternalError(), new IllegalStateException(), new ExecutionException(new OutOfMemoryError()),
                new Throwable("odd"), new Negative());
    }

    /** An exception of somebody's own that takes an answer for an error. */
    private static final class Negative extends PlimsollException {
        private static final long serialVersionUID = 1L;

        Negative() {
            super("It is negative.", null, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyThrowableIsInternalAndHasWords(Throwable error) {
        Failure failure = Failure.of(error);
        assertThat(failure.exitCode()).isEqualTo(70);
        assertThat(failure.words()).endsWith(".").doesNotContain("\n");
    }

    @Test
    void whatIsKnownKeepsItsCodeAndItsWords() {
        assertThat(Failure.of(USAGE)).isEqualTo(new Failure(64, "Name a run."));
    }

    @Test
    void lackOfMemoryIsFoundBelowOtherErrorsAndNamesItsLimitAndTheRemedy() {
        Throwable error = new ComputationException("A fit failed.", new ExecutionException(new OutOfMemoryError("Java heap space")));
        assertThat(Failure.of(error).words()).startsWith("Java ran out of memory (Java heap space); it may use "
                + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB.").containsPattern("PLIMSOLL_JAVA_OPTS=-Xmx\\d+g");
        assertThat(Failure.of(new OutOfMemoryError()).words()).startsWith("Java ran out of memory; it may use ");
    }

    @Test
    void aCauseThatIsItsOwnEndsToo() {
        Exception first = new Exception();
        first.initCause(new Exception(first));
        assertThat(Failure.of(first).exitCode()).isEqualTo(70);
    }

    @Test
    void aLibraryThatCannotBeLoadedNamesTheLastCause() {
        assertThat(Failure.of(new ExceptionInInitializerError(new IllegalStateException("no room"))).words()).contains("no room", "temporary");
    }
}
