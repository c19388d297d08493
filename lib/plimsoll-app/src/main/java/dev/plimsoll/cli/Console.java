package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.files.Json;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Where a command's words go: text on standard output, or, with {@code --json}, the document there and the text on standard error;
 * nothing but errors with {@code --quiet}.
 */
final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private boolean json;
    private boolean quiet;

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void configure(boolean asJson, boolean asQuiet) {
        this.json = asJson;
        this.quiet = asQuiet;
    }

    boolean isJson() {
        return json;
    }

    /** Where text for a person goes. */
    PrintStream text() {
        return quiet ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) : json ? err : out;
    }

    PrintStream out() {
        return out;
    }

    /** Where what is no result goes. */
    PrintStream err() {
        return err;
    }

    /** Text for a person. */
    void text(String text) {
        if (!quiet) {
            (json ? err : out).println(PlainText.of(text));
        }
    }

    /** The command's result for a program; printed with --json only. */
    void document(Object document) {
        if (json) {
            out.println(PlainText.of(Json.pretty(document))); // what it escapes can only be inside strings, where JSON escapes alike
        }
    }

    /** A command's result that is JSON, asked for or not. */
    void result(String document) {
        if (!quiet || json) {
            out.println(PlainText.of(document));
        }
    }

    /** Text for a person beside a result that is JSON in any case. */
    void note(String text) {
        if (!quiet) {
            err.println(PlainText.of(text));
        }
    }

    void error(String paragraph) {
        out.flush();
        err.println(PlainText.of(paragraph));
    }
}
