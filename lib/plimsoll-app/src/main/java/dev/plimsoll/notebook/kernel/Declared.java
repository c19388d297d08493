package dev.plimsoll.notebook.kernel;

import dev.plimsoll.notebook.java.CellResult;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;

/** A cell that ends with a declaration says in one line what was declared, if it is one of our own results. */
final class Declared {

    private Declared() {
    }

    static Object of(CellResult result) {
        Object value = result.value();
        if (value == null || !value.getClass().getName().startsWith("dev.plimsoll.")) {
            return null;
        }
        String first = value.toString().lines().findFirst().orElse("");
        return new DisplayData(result.name() + " ==> " + first);
    }
}
