package dev.plimsoll.cli;

import static java.util.OptionalDouble.empty;

import dev.plimsoll.RunSource;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.DecimalSign;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Where the inputs of a run come from: a run directory, or two files. */
final class SourceOptions {

    @Option(names = "--inputs", paramLabel = "DIR")
    Path inputs;

    @Option(names = "--returns", paramLabel = "FILE")
    private Path returns;

    @Option(names = "--prices", paramLabel = "FILE")
    private Path prices;

    @Option(names = "--weights", paramLabel = "FILE")
    private Path weights;

    @Option(names = "--core-weight", order = BaseCommand.ORIGIN, paramLabel = "C")
    private Double coreWeight;

    OptionalDouble coreWeight() {
        if (coreWeight != null && !(coreWeight > 0 && coreWeight <= 1)) {
            throw new UsageException("--core-weight " + coreWeight + " is out of range; expected a share above 0, to 1.");
        }
        return coreWeight == null ? empty() : OptionalDouble.of(coreWeight);
    }

    RunSource source(DecimalSign decimal) {
        if (Stream.of(inputs, returns, prices).filter(Objects::nonNull).count() != 1) {
            throw new UsageException("Give exactly one of --inputs DIR, --returns FILE and --prices FILE; the latter two with "
                    + "--weights FILE. See --help.");
        }
        if ((inputs == null) != (weights != null)) {
            throw new UsageException(inputs != null ? "--weights goes with --returns or --prices; the run directory of --inputs has its "
                    + "own weights. Leave it out; see --help." : (returns != null ? "--returns" : "--prices") + " needs --weights FILE: "
                    + "date and one column per asset, a row per rebalance. See --help.");
        }
        if (inputs != null) {
            return new RunSource.Directory(inputs, decimal);
        }
        return returns != null ? RunSource.Files.ofReturns(returns, weights, decimal) : RunSource.Files.ofPrices(prices, weights, decimal);
    }
}
