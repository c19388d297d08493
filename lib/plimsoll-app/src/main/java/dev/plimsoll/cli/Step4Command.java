package dev.plimsoll.cli;

import static java.util.Optional.empty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.kind.step4.Step4Report;
import dev.plimsoll.kind.step4.Step4Request;
import dev.plimsoll.kind.step4.Step4Request.Sleeve;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands about Step 4. */
@Command(subcommands = {Step4Command.Optimize.class, Step4Command.RunAll.class})
final class Step4Command extends CommandGroup {

    /** Runs Step 4 and writes its files. */
    private abstract static class Search extends RecordingCommand {

        @Option(names = "--sleeve", paramLabel = "NAME=FILE")
        private List<String> sleeves = new ArrayList<>();

        @Option(names = "--spyqqq-monthly", paramLabel = "FILE")
        private Path spyqqq;

        @Option(names = "--btceth-monthly", paramLabel = "FILE")
        private Path btceth;

        @Option(names = "--out-dir", required = true, paramLabel = "DIR")
        private Path outDir;

        @Option(names = "--config", paramLabel = "FILE")
        private Optional<Path> config;

        @Option(names = "--start-capital", paramLabel = "C")
        private Optional<Double> startCapital;

        @Option(names = "--train-ratio", paramLabel = "R")
        private Optional<Double> trainRatio;

        @Option(names = "--min-history-months", paramLabel = "N")
        private Optional<Integer> minHistoryMonths;

        @Option(names = "--bootstrap-samples", paramLabel = "N")
        private Optional<Integer> bootstrapSamples;

        @Option(names = "--bootstrap-block-months", paramLabel = "N")
        private Optional<Integer> bootstrapBlockMonths;

        @Option(names = "--promote-dd-cap", paramLabel = "D")
        private Optional<Double> promoteDrawdownCap;

        @Option(names = "--seed", paramLabel = "N")
        private Optional<Integer> seed;

        @Option(names = "--label-alignment", paramLabel = "seed|matched")
        private Optional<LabelAlignment> labelAlignment;

        @Mixin
        private Threads threads;

        @Mixin
        private DecimalOption.Strict tables;

        /** For one objective, or for all and their promotion. */
        final int search(Optional<Objective> objective) {
            Watch watch = new Watch(bar("Step 4"));
            Step4Report report = stored(watch);
            List<Path> files = filesAfter(List.of(report.id()), report.store(),
                    () -> objective.isPresent() ? report.write(objective.get(), outDir) : report.write(outDir));
            Path folder = objective.map(one -> outDir.resolve(one.label())).orElse(outDir).toAbsolutePath();
            return answer(objective.map(report::describe).orElseGet(report::describe).text() + "\n\nThe files are in " + folder + ".",
                    () -> Document.of(report, objective, outDir, files, Optional.of(watch.timing())));
        }

        private Step4Report stored(Watch watch) {
            try (watch) {
                List<Sleeve> pair = pair();
                return lab().step4(new Step4Request(pair.get(0), pair.get(1), settings(), label(), empty(), threads.number(), watch,
                        tables.strict, tables.sign()));
            }
        }

        private List<Sleeve> pair() {
            if (spyqqq != null || btceth != null) {
                if (spyqqq == null || btceth == null || !sleeves.isEmpty()) {
                    throw new UsageException("--spyqqq-monthly and --btceth-monthly name the two sleeves together; expected both and no "
                            + "--sleeve, found " + (spyqqq == null ? "no --spyqqq-monthly" : btceth == null ? "no --btceth-monthly"
                            : "--sleeve too")
                            + ". Other pairs are given with --sleeve twice.");
                }
                return List.of(new Sleeve("spyqqq", spyqqq), new Sleeve("btceth", btceth));
            }
            if (sleeves.size() != 2) {
                throw new UsageException("--sleeve is given " + (sleeves.size() == 1 ? "once" : sleeves.size() + " times")
                        + "; expected twice: Step 4 allocates across two sleeves. See --help.");
            }
            return sleeves.stream().map(Sleeve::parse).toList();
        }

        private Step4Config settings() {
            Step4Config file = config.map(Step4File::read).orElseGet(Step4File::defaults);
            return new Step4Config(startCapital.orElse(file.startCapital()), trainRatio.orElse(file.trainRatio()),
                    minHistoryMonths.orElse(file.minHistoryMonths()), bootstrapSamples.orElse(file.bootstrapSamples()),
                    bootstrapBlockMonths.orElse(file.bootstrapBlockMonths()), promoteDrawdownCap.orElse(file.promoteDrawdownCap()),
                    seed.map(Integer::longValue).orElse(file.seed()), labelAlignment.orElse(file.labelAlignment()), file.drawdownCaps());
        }
    }

    /** Writes the files of one objective. */
    @Command(name = "optimize")
    static final class Optimize extends Search {

        @Option(names = "--objective", order = FIRST, required = true, paramLabel = "return|balanced|calmar|robust")
        private Objective objective;

        @Override
        int run() {
            return search(Optional.of(objective));
        }
    }

    /** Writes the files of all objectives and promotes. */
    @Command(name = "run-all")
    static final class RunAll extends Search {
        @Override
        int run() {
            return search(empty());
        }
    }

    /** A run of Step 4 for {@code --json}: what was chosen and where the files are; the files have the rest. */
    record Document(@JsonUnwrapped Recorded recorded, Path store, List<String> sleeves, List<Warning> warnings, List<Note> notes,
            List<Failed> failedCandidates, List<Best> objectives, @JsonUnwrapped Promoted promotion, Path outDir, List<String> files,
            @JsonInclude(Include.NON_ABSENT) Optional<Timing> timing) {

        private record Failed(String candidate, String error) {
        }

        private record Best(Objective objective, String candidate, double score, boolean robustPass) {
        }

        private record Entry(Objective objective, String candidate, double score) {
        }

        private record Promoted(Entry promoted, Optional<Entry> promotedDynamic, String promotionReason) {
            static Promoted of(Promotion promotion) {
                Promotion.Entry best = promotion.promoted();
                return new Promoted(new Entry(best.objective(), best.candidate(), best.score()),
                        promotion.dynamic().map(entry -> new Entry(entry.objective(), entry.candidate(), entry.dynamicScore())),
                        promotion.reason());
            }
        }

        static Document of(Step4Report report, Optional<Objective> objective, Path outDir, List<Path> files, Optional<Timing> timing) {
            Step4Result result = report.result();
            return new Document(report.recorded(), report.store(), List.of(result.pair().a().name(), result.pair().b().name()),
                    report.warnings(), report.notes(),
                    result.candidates().stream().flatMap(c -> c.error().map(e -> new Failed(c.name(), e.getMessage())).stream()).toList(),
                    objective.map(result::objective).map(List::of).orElseGet(result::objectives).stream()
                            .map(best -> new Best(best.objective(), best.config().name(), best.score().score(), best.score().robustPass()))
                            .toList(),
                    objective.isPresent() ? null : Promoted.of(result.promotion()), outDir,
                    files.stream().map(file -> outDir.relativize(file).toString().replace('\\', '/')).toList(), timing);
        }
    }

    private record Timing(double runSeconds, long fits, Map<Family, Sum> families) {
    }

    private record Sum(long fits, double seconds) {
        Sum plus(Sum more) {
            return new Sum(fits + more.fits, seconds + more.seconds);
        }
    }

    /** Counts and times the fits of a run of Step 4, and shows on request how far it is. */
    private static final class Watch implements Step4Listener, AutoCloseable {

        private static final double NANOS_PER_SECOND = 1e9;

        private final TerminalBar bar;
        private final long started = System.nanoTime();
        private final Map<FitKey, Long> running = new ConcurrentHashMap<>();
        private final Map<Family, Sum> families = new EnumMap<>(Family.class);
        private double seconds;

        Watch(TerminalBar bar) {
            this.bar = bar;
        }

        private static double secondsSince(long start) {
            return (System.nanoTime() - start) / NANOS_PER_SECOND;
        }

        @Override
        public void planned(Map<Family, Integer> fits, int candidates) {
            bar.planned(fits.values().stream().mapToInt(Integer::intValue).sum() + candidates);
        }

        @Override
        public void fitStarted(FitKey fit) {
            running.put(fit, System.nanoTime());
        }

        @Override
        public void fitFinished(FitKey fit) {
            Sum one = new Sum(1, secondsSince(running.remove(fit)));
            synchronized (families) {
                families.merge(fit.family(), one, Sum::plus);
            }
            bar.step();
        }

        @Override
        public void candidateFinished(CandidateResult candidate) {
            bar.step();
        }

        /** Takes the bar away and stops the clock. */
        @Override
        public void close() {
            seconds = secondsSince(started);
            bar.close();
        }

        /** Fits and their time per family, and the time of the whole run until it was stored. */
        Timing timing() {
            return new Timing(seconds, families.values().stream().mapToLong(Sum::fits).sum(), families);
        }
    }
}
