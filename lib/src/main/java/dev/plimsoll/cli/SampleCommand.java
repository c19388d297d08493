package dev.plimsoll.cli;

import dev.plimsoll.sample.SampleMarket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the sample market as a run directory. */
@Command(name = "sample", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Simulate a market of 13 futures, 2016 to 2025, with two stress episodes, and write it as a run directory.",
        footer = {"", "Example:", "  plimsoll sample --out runs/sample && plimsoll run --inputs runs/sample"})
final class SampleCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to; made when it is not there.")
    private Path folder;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the simulation (default: the one the demo uses).")
    private Long seed;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        List<Path> files = SampleDirectory.write(seed == null ? SampleMarket.DEFAULT_SEED : seed, folder);
        console.text("Sample market written to " + folder + ": " + files.size() + " files. Next: plimsoll run --inputs " + folder);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", folder.toString());
        document.put("files", files.stream().map(f -> f.getFileName().toString()).toList());
        console.document(document);
        return 0;
    }
}
