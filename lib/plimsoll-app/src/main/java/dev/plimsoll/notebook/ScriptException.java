package dev.plimsoll.notebook;

import dev.plimsoll.error.PlimsollException;

/** A script that was stopped; the message says where and why. */
public final class ScriptException extends PlimsollException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    ScriptException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    @Override
    public int exitCode() {
        return exitCode;
    }
}
