package dev.plimsoll.notebook;

import java.util.List;

/** What needs no import in our kernel and shell. A notebook for any kernel imports {@code dev.plimsoll.*} in its first cell. */
public final class Prelude {

    /** The import statements, JShell's own defaults among them. */
    public static final List<String> IMPORTS = List.of(
            "import dev.plimsoll.*;",
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.nio.file.*;",
            "import java.time.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.function.*;",
            "import java.util.regex.*;",
            "import java.util.stream.*;");

    private Prelude() {
    }
}
