package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What both commands of Step 4 have in common. */
final class Step4Options {

    @Option(names = "--sleeve", paramLabel = "NAME=FILE",
            description = "A sleeve's monthly table, CSV or Parquet; given twice, A first, then B.")
    private List<String> sleeves = new ArrayList<>();

    @Option(names = "--spyqqq-monthly", paramLabel = "FILE", description = "Sleeve A, named spyqqq: as --sleeve spyqqq=FILE given first.")
    private Path spyqqq;

    @Option(names = "--btceth-monthly", paramLabel = "FILE", description = "Sleeve B, named btceth: as --sleeve btceth=FILE given second.")
    private Path btceth;

    @Option(names = "--out-dir", required = true, paramLabel = "DIR",
            description = "Folder for the files; made when it is not there, files of the same names are replaced.")
    private Path outDir;

    @Option(names = "--config", paramLabel = "FILE",
            description = "YAML like configs/step4.yaml; what it leaves out keeps its default, what is given here wins.")
    private Path config;

    @Option(names = "--start-capital", paramLabel = "C", description = "Equity before the first month (default: 10000).")
    private Double startCapital;

    @Option(names = "--train-ratio", paramLabel = "R", description = "Share of the months before the train/test split (default: 0.6).")
    private Double trainRatio;

    @Option(names = "--min-history-months", paramLabel = "N",
            description = "Months with all features before the first simulated one (default: 24).")
    private Integer minHistoryMonths;

    @Option(names = "--bootstrap-samples", paramLabel = "N", description = "Resamples of the test months per candidate (default: 1200).")
    private Integer bootstrapSamples;

    @Option(names = "--bootstrap-block-months", paramLabel = "N", description = "Months per block of a resample (default: 6).")
    private Integer bootstrapBlockMonths;

    @Option(names = "--promote-dd-cap", paramLabel = "D", description = "Largest test drawdown that may be promoted (default: 0.30).")
    private Double promoteDrawdownCap;

    @Option(names = "--seed", paramLabel = "N", description = "Where all random numbers come from (default: 42).")
    private Integer seed;

    @Option(names = "--label-alignment", paramLabel = "seed|matched",
            description = "What the models learn: seed as the original did, matched is recommended (default: seed).")
    private LabelAlignment labelAlignment;

    @Option(names = "--threads", paramLabel = "N",
            description = "Threads that fit models (default: all processors); results do not depend on it.")
    private Integer threads;

    @Option(names = "--run-id", paramLabel = "ID",
            description = "Id of the run (default: step4_<first month>_<last month>_<first 8 of the run key>).")
    private String runId;

    @Option(names = "--strict", description = "Refuse what the sanity report finds in the inputs instead of warning; nothing is stored.")
    private boolean strict;

    @Mixin
    private DecimalOption decimal;

    @Mixin
    private OriginOptions origin;

    Path outDir() {
        return outDir;
    }

    Step4Request request(Step4Listener listener) {
        List<Step4Request.Sleeve> pair = pair();
        return new Step4Request(pair.get(0), pair.get(1), settings(),
                Optional.ofNullable(runId), Optional.empty(), origin.supersedes(), origin.reason(),
                origin.author(), threads == null ? Runtime.getRuntime().availableProcessors() : threads, listener, strict,
                decimal.sign());
    }

    private List<Step4Request.Sleeve> pair() {
        if (spyqqq != null || btceth != null) {
            if (spyqqq == null || btceth == null || !sleeves.isEmpty()) {
                throw new UsageException("--spyqqq-monthly and --btceth-monthly name the two sleeves together; expected both and no "
                        + "--sleeve, found " + (spyqqq == null ? "no --spyqqq-monthly" : btceth == null ? "no --btceth-monthly"
                        : "--sleeve too")
                        + ". Other pairs are given with --sleeve twice.");
            }
            return List.of(new Step4Request.Sleeve("spyqqq", spyqqq), new Step4Request.Sleeve("btceth", btceth));
        }
        if (sleeves.size() != 2) {
            throw new UsageException("--sleeve is given " + (sleeves.size() == 1 ? "once" : sleeves.size() + " times")
                    + "; expected twice: Step 4 allocates across two sleeves. See --help.");
        }
        return sleeves.stream().map(Step4Request.Sleeve::parse).toList();
    }

    private Step4Config settings() {
        Step4Config file = config == null ? Step4File.defaults() : Step4File.read(config);
        return new Step4Config(or(startCapital, file.startCapital()), or(trainRatio, file.trainRatio()),
                or(minHistoryMonths, file.minHistoryMonths()), or(bootstrapSamples, file.bootstrapSamples()),
                or(bootstrapBlockMonths, file.bootstrapBlockMonths()), or(promoteDrawdownCap, file.promoteDrawdownCap()),
                seed == null ? file.seed() : seed, or(labelAlignment, file.labelAlignment()), file.drawdownCaps());
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
