package dev.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Work that may throw checked exceptions, none of which a test expects. */
public final class Unchecked {

    private Unchecked() {
    }

    /** Work with a result. */
    public interface Work<T> {
        T done() throws Exception;
    }

    /** Work without one. */
    public interface Step {
        void take() throws Exception;
    }

    public static <T> T unchecked(Work<T> work) {
        try {
            return work.done();
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static void unchecked(Step step) {
        unchecked(() -> {
            step.take();
            return null;
        });
    }
}
