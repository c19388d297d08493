package dev.plimsoll.store;

import dev.plimsoll.store.run.RunDraft;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The stores of released schema versions, for tests of other packages, too. */
public final class GoldenFiles {

    /** Versions 1 to this one are released and older than the present one. */
    public static final int OLDER = 5;

    private GoldenFiles() {
    }

    /** Puts the store of a version at a place. */
    public static Path unzip(int version, Path file) throws IOException {
        String resource = "/golden-stores/v" + version + ".duckdb.gz";
        try (InputStream in = new GZIPInputStream(GoldenFiles.class.getResourceAsStream(resource))) {
            Files.copy(in, file);
        }
        return file;
    }

    /** A small run of any id. */
    public static RunDraft someRun(String id) {
        return Drafts.run(id);
    }
}
