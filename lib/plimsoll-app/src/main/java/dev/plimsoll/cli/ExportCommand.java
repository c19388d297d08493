package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.evidence.EvidencePack;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.store.files.RunDirectoryWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run as a run directory, or the evidence of a quarter as a folder that can be checked without us. */
@Command(name = "export",
        description = {"Write a run as a run directory: inputs, allocator artifacts with metas, and *_trace files that say why.",
            "With --evidence, write what a quarter rests on: a snapshot of the store, its definition, the hash chain, receipts of replays, "
            + "reports, a verifier that needs no Plimsoll, and a page that says how to check it all."},
        footer = {"", "A run's files replace those of the same names in the folder; evidence needs a folder that is not",
            "there yet. Nothing is written outside it. Exit code 2: the evidence was written, but the store",
            "does not verify.", "", "Examples:",
            "  plimsoll export core_v9_2025 --to exports/core_v9_2025 --format parquet",
            "  plimsoll export --evidence 2025Q4 --to exports/evidence_2025Q4"})
final class ExportCommand extends StoreCommand {

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "Id of the run.")
    private String runId;

    @Option(names = "--evidence", paramLabel = "QUARTER",
            description = "Write the evidence of a quarter, such as 2025Q4, instead of a run.")
    private String quarter;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Folder to write to; made when it is not there.")
    private Path folder;

    @Option(names = "--format", paramLabel = "csv|parquet", defaultValue = "csv", description = "Format of the tables (default: csv).")
    private String format;

    @Override
    int run() {
        if ((runId == null) == (quarter == null)) {
            throw new UsageException("Give a RUN to write, or --evidence QUARTER; not both. See plimsoll export --help.");
        }
        return runId != null ? export() : evidence();
    }

    private int export() {
        List<Path> files = lab().export(runId, folder, RunDirectoryWriter.Format.parse(format));
        record Document(String runId, Path folder, List<Path> files) {
        }
        return answer("Run " + runId + " written to " + folder + ": " + files.size() + " files.",
                () -> new Document(runId, folder, files.stream().map(Path::getFileName).toList()));
    }

    private int evidence() {
        EvidencePack pack = lab().evidence(Quarter.parse(quarter), folder);
        answer(pack.describe().text() + "\nBegin with " + folder.resolve("index.html"), () -> pack);
        return pack.intact() ? 0 : 2;
    }
}
