package dev.plimsoll;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Each test has a folder of its own. */
public abstract class WithFolder {

    @TempDir
    protected Path folder;
}
