package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test asks of nearly every call that must fail. */
public final class Failures {

    private Failures() {
    }

    /** The call throws an exception of this class, the message of which has all of these parts. */
    public static void assertFails(ThrowingCallable call, Class<? extends Throwable> type, String... says) {
        assertThatThrownBy(call).isInstanceOf(type)
                .satisfies(thrown -> assertThat(List.of(says)).as(thrown.toString()).allMatch(("" + thrown.getMessage())::contains));
    }
}
