package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.evidence.EvidencePack;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.store.files.RunDirectoryWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a run as a run directory, or the evidence of a quarter as a folder that can be checked without us. */
final class ExportCommand extends StoreCommand {

    @Parameters(arity = "0..1", paramLabel = "RUN")
    private String runId;

    @Option(names = "--evidence", paramLabel = "QUARTER")
    private String quarter;

    @Option(names = "--to", required = true, paramLabel = "DIR")
    private Path folder;

    @Option(names = "--format", paramLabel = "csv|parquet", defaultValue = "csv")
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
