package dev.plimsoll.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.error.DataException;
import org.junit.jupiter.api.Test;

class ErrorTextTest {

    @Test
    void lackOfMemoryNamesTheLimitAndTheRemedyAndNoStack() {
        ErrorText text = ErrorText.of(new OutOfMemoryError("Java heap space"));
        assertThat(text.name()).isEqualTo("OutOfMemoryError");
        assertThat(text.lines()).hasSize(1);
        assertThat(text.lines().get(0)).contains("Java ran out of memory (Java heap space)", "PLIMSOLL_JAVA_OPTS=-Xmx");
    }

    @Test
    void whatActsInAMessageIsShownByItsNumber() {
        String given = "a\u001b]0;b\u0007\u202ec\nd";
        for (Exception error : new Exception[] {new IllegalStateException(given), new DataException(given)}) {
            String first = ErrorText.of(error).lines().get(0);
            assertThat(first).contains("a\\u001b]0;b\\u0007\\u202ec").startsWith("\u001b[31m").endsWith("\u001b[0m");
            assertThat(ErrorText.of(error).lines().get(1)).isEqualTo("d");
        }
    }
}
