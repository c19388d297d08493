package dev.plimsoll.kind;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.store.artifact.Sha256;
import dev.plimsoll.store.files.WholeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files of reports, and the folders they go to. */
public final class ReportFiles {

    private ReportFiles() {
    }

    /** Charts as PNG and SVG. */
    public static List<Path> write(List<Chart> charts, Path folder) {
        return write(Chart.files(charts), folder);
    }

    public static List<Path> write(Map<String, byte[]> contents, Path folder) {
        List<Path> files = new ArrayList<>();
        contents.forEach((name, content) -> files.add(WholeFile.write(folder, name, content)));
        return files;
    }

    /** Beside the store, in reports: a folder named after the run or quarter. */
    public static Path defaultFolder(Path store, String name) {
        return store.resolveSibling("reports").resolve(folderName(name));
    }

    /**
     * A folder name for a run id, which may hold any character: everything but letters, digits, dot, dash and underscore is replaced, and
     * where something was, a hash keeps two such ids apart.
     */
    static String folderName(String runId) {
        String safe = runId.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^\\.", "_");
        return safe.equals(runId) ? safe : safe + "-" + Sha256.hex(runId).substring(0, 8);
    }
}
