package dev.plimsoll.notebook.kernel;

import dev.plimsoll.notebook.java.JavaSession;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** Completion, documentation and the question whether a cell is complete. */
final class Assistance {

    Assistance(JavaSession session) {
    }

    ReplacementOptions complete(String code, int at) {
        return null;
    }

    DisplayData inspect(String code, int at) {
        return null;
    }

    String isComplete(String code) {
        return "unknown";
    }
}
