package dev.plimsoll.cli;

import dev.plimsoll.error.PlimsollException;

/** In the place of an answer, why there is none: one request of several. */
record Refused(Refusal error) {

    private record Refusal(String message, int exitCode) {
    }

    Refused(PlimsollException error) {
        this(error.getMessage(), error.exitCode());
    }

    Refused(String message, int exitCode) {
        this(new Refusal(message, exitCode));
    }
}
