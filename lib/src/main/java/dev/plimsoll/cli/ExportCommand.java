package dev.plimsoll.cli;

import dev.plimsoll.store.files.RunDirectoryWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run as a run directory. */
@Command(name = "export", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Write a run as a run directory: inputs, allocator artifacts with metas, and *_trace files that say why.",
        footer = {"", "Files of the same names in the folder are replaced; nothing is written outside it.", "", "Example:",
            "  plimsoll export core_v9_2025 --to exports/core_v9_2025 --format parquet"})
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "Id of the run.")
    private String runId;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder to write to; made when it is not there.")
    private Path folder;

    @Option(names = "--format", paramLabel = "csv|parquet", defaultValue = "csv", description = "Format of the tables (default: csv).")
    private String format;

    @Mixin
    private StoreOptions store;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        List<Path> files = store.open().export(runId, folder, RunDirectoryWriter.Format.parse(format));
        console.text("Run " + runId + " written to " + folder + ": " + files.size() + " files.");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run_id", runId);
        document.put("folder", folder.toString());
        document.put("files", files.stream().map(f -> f.getFileName().toString()).toList());
        console.document(document);
        return 0;
    }
}
