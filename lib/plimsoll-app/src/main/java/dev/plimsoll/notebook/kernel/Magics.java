package dev.plimsoll.notebook.kernel;

import dev.plimsoll.error.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What other kernels understand and this one does not: no Java begins like that. */
final class Magics {

    private static final Pattern MAGIC = Pattern.compile("\\s*(?<name>%%?\\p{Alpha}\\w*)");

    private Magics() {
    }

    /** Refuses a cell that begins with a magic; {@code %%sql} is asked for before. */
    static void refuse(String source) {
        Matcher cell = MAGIC.matcher(source);
        if (cell.lookingAt()) {
            throw new UsageException("This kernel has no magic " + cell.group("name") + ". It has one: %%sql [store], alone in the first "
                    + "line of a cell, with a query in the lines below. Every other cell is Java.");
        }
    }
}
