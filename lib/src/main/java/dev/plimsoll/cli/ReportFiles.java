package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.report.ChartImage;
import dev.plimsoll.report.TwoPassReport;
import dev.plimsoll.store.artifact.Sha256;
import dev.plimsoll.store.files.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a two-pass report: JSON, Markdown, a page that needs nothing else, and its charts as PNG and SVG. */
final class ReportFiles {

    private ReportFiles() {
    }

    static List<Path> write(TwoPassReport report, Path folder) {
        List<Path> files = new ArrayList<>();
        files.add(WholeFile.write(folder, "two_pass_comparison.json", (report.json() + "\n").getBytes(StandardCharsets.UTF_8)));
        files.add(WholeFile.write(folder, "two_pass_comparison.md", report.markdown().getBytes(StandardCharsets.UTF_8)));
        files.add(WholeFile.write(folder, "two_pass_comparison.html", report.html().getBytes(StandardCharsets.UTF_8)));
        files.addAll(write(report.charts(), folder));
        return files;
    }

    /** Charts as PNG and SVG. */
    static List<Path> write(List<ChartImage> charts, Path folder) {
        List<Path> files = new ArrayList<>();
        for (ChartImage chart : charts) {
            files.add(WholeFile.write(folder, chart.name() + ".png", chart.png()));
            files.add(WholeFile.write(folder, chart.name() + ".svg", chart.svg().getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }

    /** Beside the store, in reports: a folder named after the run or quarter. */
    static Path defaultFolder(Plimsoll lab, String name) {
        return lab.store().path().resolveSibling("reports").resolve(folderName(name));
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
