package dev.plimsoll.walkforward;

import static dev.plimsoll.walkforward.CandidateConfig.Family.STATIC;
import static java.util.Collections.unmodifiableMap;
import static java.util.Optional.empty;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.walkforward.BlockBootstrap.BlockStarts;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateMetrics.TrainTestSplit;
import dev.plimsoll.walkforward.CandidateResult.CandidateEvaluation;
import dev.plimsoll.walkforward.CompleteMonths.History;
import dev.plimsoll.walkforward.Performance.Benchmarks;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Simulation.PortfolioPath;
import dev.plimsoll.walkforward.Simulation.Target;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.model.WeightModel;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import dev.plimsoll.walkforward.model.WeightModels;
import dev.plimsoll.walkforward.model.WeightModels.ForestSizes;
import dev.plimsoll.walkforward.model.WeightModels.ModelSpec;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** The walk-forward allocator across two sleeves: all candidates, all objectives, promotion, in one call. */
public record StepFour(Step4Config config, Step4Plan plan, Step4Listener listener, TrainTestSplit split, CompleteMonths table) {

    /**
     * Runs Step 4. The same pair and config give the same bits on every machine and with any number of threads.
     *
     * <p>A candidate that cannot be evaluated is part of the result with its error; the others go on. When the calling thread is
     * interrupted, the run stops within a few fits and no thread of it is left.
     *
     * @param pair the aligned sleeves
     * @param config the settings
     * @param threads threads that fit models, 1 or more
     * @param listener is told of the progress
     * @return everything computed
     * @throws UsageException when threads is below 1
     * @throws dev.plimsoll.error.DataException when too few months have all features
     * @throws ComputationException when every candidate failed, or the listener threw
     * @throws CancellationException when the calling thread was interrupted; its interrupt flag is set again
     */
    public static Step4Result run(SleevePair pair, Step4Config config, int threads, Step4Listener listener) {
        return run(pair, config, Step4Plan.of(pair, config, ForestSizes.STANDARD), threads, listener);
    }

    static Step4Result run(SleevePair pair, Step4Config config, Step4Plan plan, int threads, Step4Listener listener) {
        if (threads < 1) {
            throw new UsageException("Step 4 cannot run on " + threads + " threads; expected 1 or more.");
        }
        Features features = Features.of(pair);
        TrainTestSplit split = TrainTestSplit.of(pair.months(), config.trainRatio());
        CompleteMonths table = CompleteMonths.of(features, config.minHistoryMonths());
        StepFour step = new StepFour(config, plan, listener, split, table);
        SortedMap<ModelSpec, List<Fit>> fits = step.fits(threads);
        List<CandidateResult> candidates = step.candidates(fits);
        List<ObjectiveResult> bests = Stream.of(Objective.values())
                .map(objective -> ObjectiveResult.select(objective, config.drawdownCaps().of(objective), candidates)).toList();
        return new Step4Result(pair, config, features, split,
                fits.values().stream().flatMap(List::stream).flatMap(fit -> fit.signal().stream()).toList(), candidates, bests,
                Promotion.of(bests, config.promoteDrawdownCap()),
                Benchmarks.of(pair, table, config.minHistoryMonths(), config.startCapital()));
    }

    /**
     * Refuses a pair of which a benchmark grows beyond all numbers: such a run cannot be stored.
     *
     * @param pair the aligned sleeves
     * @param config the settings
     * @throws dev.plimsoll.error.DataException naming the sleeve, or when too few months have all features
     */
    public static void requireFiniteBenchmarks(SleevePair pair, Step4Config config) {
        Benchmarks.of(pair, CompleteMonths.of(Features.of(pair), config.minHistoryMonths()), config.minHistoryMonths(),
                config.startCapital()).requireFinite(pair, config.startCapital());
    }

    private SortedMap<ModelSpec, List<Fit>> fits(int threads) {
        SortedMap<ModelSpec, WeightModel> models = new TreeMap<>();
        SortedMap<Family, Integer> planned = new TreeMap<>();
        for (CandidateConfig candidate : plan.candidates()) {
            if (candidate.family() == STATIC) {
                continue;
            }
            ModelSpec spec = ModelSpec.of(candidate);
            if (models.put(spec, plan.models().apply(spec)) == null) {
                planned.merge(spec.family(), simulatedMonths(), Integer::sum);
            }
        }
        listener.planned(unmodifiableMap(planned), plan.candidates().size());
        return fitted(models, threads);
    }

    private List<CandidateResult> candidates(Map<ModelSpec, List<Fit>> fits) {
        List<CandidateResult> results = new ArrayList<>();
        for (CandidateConfig candidate : plan.candidates()) {
            stopIfInterrupted();
            CandidateResult result = evaluate(candidate, fits);
            listener.candidateFinished(result);
            results.add(result);
        }
        return results;
    }

    private CandidateResult evaluate(CandidateConfig candidate, Map<ModelSpec, List<Fit>> fits) {
        try {
            PortfolioPath path = Simulation.run(candidate, table, config.minHistoryMonths(), targets(candidate, fits));
            CandidateMetrics metrics = CandidateMetrics.of(path, split, config.startCapital(),
                    new BlockBootstrap(config.bootstrapSamples(), config.bootstrapBlockMonths()), plan.blockStarts());
            return CandidateResult.of(candidate, CandidateEvaluation.of(path, metrics, config.drawdownCaps()::of));
        } catch (PlimsollException e) {
            return CandidateResult.failed(candidate, e);
        }
    }

    private List<Target> targets(CandidateConfig candidate, Map<ModelSpec, List<Fit>> fits) {
        if (candidate.family() == STATIC) {
            return Collections.nCopies(simulatedMonths(), new Target(candidate.staticWeight(), 0));
        }
        List<Target> targets = new ArrayList<>();
        for (Fit fit : fits.get(ModelSpec.of(candidate))) {
            if (fit.error().isPresent()) {
                throw fit.error().get();
            }
            ModelSignal signal = fit.signal().orElseThrow();
            targets.add(new Target(signal.weight(), signal.confidence()));
        }
        return targets;
    }

    private int simulatedMonths() {
        return table.size() - config.minHistoryMonths();
    }

    static void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled();
        }
    }

    static CancellationException cancelled() {
        return new CancellationException("Step 4 was cancelled: its thread was interrupted. Nothing of the run is kept.");
    }

    /**
     * What a run of Step 4 compares, and with what; a test may take other parts.
     *
     * @param candidates the candidates in their order
     * @param models makes the model of a spec
     * @param blockStarts where the blocks of the bootstrap start
     */
    record Step4Plan(List<CandidateConfig> candidates, Function<ModelSpec, WeightModel> models, BlockStarts blockStarts) {

        static Step4Plan of(SleevePair pair, Step4Config config, ForestSizes forests) {
            return new Step4Plan(CandidateConfig.grid(pair), spec -> WeightModels.of(spec, config.labelAlignment(), forests, config.seed()),
                    BlockStarts.seeded(config.seed()));
        }
    }

    /**
     * Is told how a run proceeds, for a progress bar or a stop watch: the run itself reads no clock. Fits are reported on the thread that
     * makes them, several at once when there are several threads; the order is not fixed. An exception thrown here ends the run.
     */
    public interface Step4Listener {

        /** Ignores everything. */
        Step4Listener NONE = new Step4Listener() {
        };

        /**
         * The work ahead, before the first fit.
         *
         * @param fits number of fits per family, in the order of the families; static candidates need none
         * @param candidates number of candidates
         */
        default void planned(Map<Family, Integer> fits, int candidates) {
        }

        /**
         * A fit begins.
         *
         * @param fit which
         */
        default void fitStarted(FitKey fit) {
        }

        /**
         * A fit has ended, well or not; called on the thread that reported its start.
         *
         * @param fit which
         */
        default void fitFinished(FitKey fit) {
        }

        /**
         * A candidate has been evaluated or has failed. Called in the order of the candidates, on the thread that called the run.
         *
         * @param candidate its result
         */
        default void candidateFinished(CandidateResult candidate) {
        }
    }

    /**
     * How one fit ended. Just one of the two is present.
     *
     * @param signal what the model said
     * @param error why it said nothing
     */
    record Fit(Optional<ModelSignal> signal, Optional<PlimsollException> error) {
    }

    /**
     * All fits, one list per model with one fit per simulated month.
     *
     * @throws CancellationException when the calling thread is interrupted
     */
    private SortedMap<ModelSpec, List<Fit>> fitted(SortedMap<ModelSpec, WeightModel> models, int threads) {
        List<Thread> workers = new CopyOnWriteArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> {
            Thread worker = new Thread(work, "plimsoll-step4-" + workers.size());
            worker.setDaemon(true);
            workers.add(worker);
            return worker;
        });
        try {
            SortedMap<ModelSpec, List<Future<Fit>>> started = new TreeMap<>();
            models.forEach((spec, model) -> {
                List<Future<Fit>> months = new ArrayList<>();
                for (int row = config.minHistoryMonths(); row < table.size(); row++) {
                    History history = table.before(row);
                    months.add(pool.submit(() -> fit(spec, model, history)));
                }
                started.put(spec, months);
            });
            SortedMap<ModelSpec, List<Fit>> fits = new TreeMap<>();
            started.forEach((spec, months) -> fits.put(spec, months.stream().map(StepFour::await).toList()));
            return fits;
        } finally {
            pool.shutdownNow();
            join(workers);
        }
    }

    private Fit fit(ModelSpec spec, WeightModel model, History history) {
        FitKey key = new FitKey(spec.family(), spec.lookBack(), history.month());
        listener.fitStarted(key);
        try {
            return new Fit(Optional.of(model.signal(history)), empty());
        } catch (RuntimeException e) {
            return new Fit(empty(), Optional.of(new ComputationException("The model " + spec.family().label()
                    + " with look-back " + spec.lookBack() + " failed in " + YearMonth.from(history.month()) + ": "
                    + e.getMessage(), e)));
        } finally {
            listener.fitFinished(key);
        }
    }

    private static Fit await(Future<Fit> fit) {
        try {
            stopIfInterrupted();
            return fit.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancelled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // Only the listener can have thrown this: failures of models are results.
            throw new ComputationException("A Step 4 fit was ended from outside: " + e.getCause(), e);
        }
    }

    /**
     * Waits until the threads are gone, not only idle. Fits take milliseconds, so this is short; an interrupt is kept for the caller.
     */
    private static void join(List<Thread> workers) {
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
