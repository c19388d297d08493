package dev.plimsoll.cli;

import dev.plimsoll.Sample;
import dev.plimsoll.sample.SampleMarket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Writes simulated files to try commands on. */
final class SampleCommand extends BaseCommand {

    /** What the files are for. */
    enum Kind { RUN, SLEEVES, STEP4, ALLOCATION }

    @Option(names = "--kind", paramLabel = "run|sleeves|step4|allocation", defaultValue = "RUN")
    private Kind kind;

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path folder;

    @Option(names = "--seed", paramLabel = "N")
    private Optional<Long> seed;

    @Override
    int run() {
        long effective = seed.orElse(SampleMarket.DEFAULT_SEED);
        List<Path> files = switch (kind) {
            case RUN -> Sample.market(effective, folder);
            case SLEEVES -> Sample.sleeves(effective, folder);
            case STEP4 -> Sample.pair(effective, folder);
            case ALLOCATION -> Sample.intents(folder);
        };
        String next = switch (kind) {
            case RUN -> "run --inputs " + folder;
            case SLEEVES -> "sleeves backtest --inputs " + folder;
            case STEP4 -> "step4 run-all --sleeve stocks=" + files.get(0) + " --sleeve coins=" + files.get(1) + " --out-dir "
                    + folder.resolve("out");
            case ALLOCATION -> "allocate --request " + files.get(0) + " --config " + files.get(1);
        };
        record Document(Path folder, List<Path> files) {
        }
        return answer("Sample market written to " + folder + ": " + files.size() + " files. Next: plimsoll " + next,
                () -> new Document(folder, files.stream().map(folder::relativize).toList()));
    }
}
