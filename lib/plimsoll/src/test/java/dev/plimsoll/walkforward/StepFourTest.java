package dev.plimsoll.walkforward;

import static dev.plimsoll.Failures.assertFails;
import static dev.plimsoll.With.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import dev.plimsoll.walkforward.StepFour.Step4Plan;
import dev.plimsoll.walkforward.model.WeightModel;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import dev.plimsoll.walkforward.model.WeightModel.ModelSignal;
import dev.plimsoll.walkforward.model.WeightModels.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StepFourTest {

    private static final SleevePair PAIR = Pairs.random(60, 11);
    private static final Step4Config CONFIG = with(Step4File.defaults(), "bootstrapSamples", 20, "bootstrapBlockMonths", 6);

    private static Step4Result run(Step4Config config, int threads) {
        return StepFour.run(PAIR, config, Pairs.plan(PAIR, config, candidate -> true), threads, Step4Listener.NONE);
    }

    /** Every number of a result as text. Records print all they hold; the rest is given by them. */
    private static String text(Step4Result result) {
        return result.split() + "\n" + result.signals() + "\n" + result.candidates() + "\n" + result.objectives() + "\n"
                + result.promotion() + "\n" + result.benchmarks();
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() {
        String one = text(run(CONFIG, 1));
        assertThat(one).contains("ml_rf_lb48_g1_3", "weightA=");
        assertThat(text(run(CONFIG, 2))).isEqualTo(one);
        assertThat(text(run(CONFIG, 5))).isEqualTo(one);
    }

    @Test
    void seedChangesForestsAndBootstrapOnly() {
        Step4Result one = run(CONFIG, 2);
        Step4Result other = run(with(CONFIG, "seed", 43), 2);
        for (Family family : Family.values()) {
            boolean forest = family == Family.ML_RF || family == Family.REGIME_RF;
            assertThat(signals(one, family).equals(signals(other, family))).as(family.label()).isEqualTo(!forest);
        }
        assertThat(one.candidate("baseline_calm_only")).isNotEqualTo(other.candidate("baseline_calm_only"));
    }

    @Test
    void alignmentChangesTrainedModelsOnly() {
        Step4Result seed = run(CONFIG, 2);
        Step4Result matched = run(with(CONFIG, "labelAlignment", LabelAlignment.MATCHED), 2);
        for (Family family : Family.values()) {
            boolean trained = family.compareTo(Family.ML_LR) >= 0;
            assertThat(signals(seed, family).equals(signals(matched, family))).as(family.label()).isEqualTo(!trained);
        }
    }

    private static List<ModelSignal> signals(Step4Result result, Family family) {
        return result.signals().stream().filter(signal -> signal.fit().family() == family).toList();
    }

    @Test
    void everyModelIsFittedOncePerLookBackAndMonth() {
        Map<FitKey, Integer> started = new ConcurrentHashMap<>();
        Map<FitKey, Integer> finished = new ConcurrentHashMap<>();
        Map<Family, Integer> planned = new ConcurrentHashMap<>();
        List<String> candidates = new ArrayList<>();
        Step4Result result = StepFour.run(PAIR, CONFIG, Pairs.plan(PAIR, CONFIG, candidate -> true), 2, new Step4Listener() {
            @Override
            public void planned(Map<Family, Integer> fits, int count) {
                assertThat(count).isEqualTo(59);
                planned.putAll(fits);
            }

            @Override
            public void fitStarted(FitKey fit) {
                started.merge(fit, 1, Integer::sum);
            }

            @Override
            public void fitFinished(FitKey fit) {
                finished.merge(fit, 1, Integer::sum);
            }

            @Override
            public void candidateFinished(CandidateResult candidate) {
                candidates.add(candidate.name());
            }
        });
        // 60 months, 6 of them without all features and 24 of history, leave 30 to simulate; three look-backs each.
        assertThat(planned).hasSize(6).allSatisfy((family, fits) -> assertThat(fits).isEqualTo(90));
        assertThat(started).hasSize(540).containsOnlyKeys(result.signals().stream().map(ModelSignal::fit).toList());
        assertThat(started.values()).containsOnly(1);
        assertThat(finished).isEqualTo(started);
        assertThat(candidates).isEqualTo(CandidateConfig.grid(PAIR).stream().map(CandidateConfig::name).toList());
        assertThat(result.signals()).isSortedAccordingTo((x, y) -> {
            int family = x.fit().family().compareTo(y.fit().family());
            int lookBack = Integer.compare(x.fit().lookBack(), y.fit().lookBack());
            return family != 0 ? family : lookBack != 0 ? lookBack : x.fit().month().compareTo(y.fit().month());
        });
    }

    @Test
    void leverageSharesTheWeights() {
        Step4Result result = run(CONFIG, 2);
        for (Family family : Family.values()) {
            if (family != Family.STATIC) {
                String lookBack = family.label() + (family.compareTo(Family.ML_LR) < 0 ? "_lb12_" : "_lb36_");
                assertThat(weights(result, lookBack + "g1_15")).isEqualTo(weights(result, lookBack + "g1_0"));
                assertThat(weights(result, lookBack + "g1_3")).isEqualTo(weights(result, lookBack + "g1_0"));
            }
        }
    }

    private static double[] weights(Step4Result result, String candidate) {
        return result.candidate(candidate).evaluation().orElseThrow().path().weightsA();
    }

    @Test
    void failedCandidateIsKeptWithItsErrorAndTheOthersGoOn() {
        Step4Plan plan = Pairs.plan(PAIR, CONFIG, candidate -> candidate.family() == Family.STATIC);
        List<CandidateConfig> candidates = new ArrayList<>(plan.candidates());
        candidates.add(2, levered("wiped_out", 8));
        Step4Result result = StepFour.run(PAIR, CONFIG, with(plan, "candidates", candidates), 1, Step4Listener.NONE);
        assertThat(result.candidates()).hasSize(6);
        CandidateResult failed = result.candidate("wiped_out");
        assertThat(failed.evaluation()).isEmpty();
        assertThat(failed.error().orElseThrow()).hasMessageContaining("Candidate wiped_out cannot go on after 20")
                .hasMessageContaining("leverage 8.0");
        assertThat(result.candidates()).filteredOn(candidate -> candidate.error().isEmpty()).hasSize(5);
        assertThat(result.objectives()).extracting(best -> best.config().name()).doesNotContain("wiped_out");
    }

    @Test
    void runInWhichEveryCandidateFailsFails() {
        Step4Plan plan = with(Pairs.plan(PAIR, CONFIG, candidate -> false), "candidates",
                List.of(levered("first", 8), levered("second", 9)));
        assertThatExceptionOfType(ComputationException.class).isThrownBy(() -> StepFour.run(PAIR, CONFIG, plan, 1, Step4Listener.NONE))
                .withMessageContaining("Each of the 2 candidates failed").withMessageContaining("first").havingCause()
                .withMessageContaining("cannot go on");
    }

    private static CandidateConfig levered(String name, double gross) {
        return new CandidateConfig(name, Family.STATIC, 0, 6, 0, 0, 1, 0, 1, gross, 0, gross, 0, 12, 12, 6);
    }

    @Test
    void modelThatCannotBeFittedFailsItsCandidatesOnly() {
        Step4Plan plan = Pairs.plan(PAIR, CONFIG, candidate -> true);
        RuntimeException cause = new ArithmeticException("singular");
        Function<ModelSpec, WeightModel> failing = spec -> spec.family() == Family.ML_LR && spec.lookBack() == 36 ? history -> {
                    if (history.size() > 30) {
                        throw cause;
                    }
                    return plan.models().apply(spec).signal(history);
                } : plan.models().apply(spec);
        Step4Result result = StepFour.run(PAIR, CONFIG, with(plan, "models", failing), 2, Step4Listener.NONE);
        assertThat(result.candidates()).filteredOn(candidate -> candidate.error().isPresent()).extracting(CandidateResult::name)
                .containsExactly("ml_lr_lb36_g1_0", "ml_lr_lb36_g1_15", "ml_lr_lb36_g1_3");
        assertThat(result.candidate("ml_lr_lb36_g1_0").error().orElseThrow()).hasCause(cause)
                .hasMessage("The model ml_lr with look-back 36 failed in 2018-02: singular");
        assertThat(result.signals()).filteredOn(signal -> signal.fit().family() == Family.ML_LR && signal.fit().lookBack() == 36).hasSize(7);
    }

    @Test
    void figuresBeyondDoublesFailTheirCandidatesOnly() {
        double[] absurd = PAIR.b().returns().toArray();
        Arrays.fill(absurd, 0, 59, 1e6);
        SleevePair pair = SleevePair.of(PAIR.a(), Pairs.sleeve("wild", absurd));
        Step4Result result = StepFour.run(pair, with(CONFIG, "minHistoryMonths", 1), Pairs.plan(pair, CONFIG, candidate -> true), 2,
                Step4Listener.NONE);
        assertThat(result.candidate("baseline_wild_only").error().orElseThrow()).hasMessageContaining("not finite");
        assertThat(result.candidate("baseline_calm_only").error()).isEmpty();
        assertThat(result.objective(Objective.RETURN).evaluation().metrics().isFinite()).isTrue();
    }

    @Test
    void interruptedRunStopsAndLeavesNothingRunning() {
        Thread caller = Thread.currentThread();
        AtomicInteger fits = new AtomicInteger();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        Step4Listener listener = new Step4Listener() {
            @Override
            public void fitStarted(FitKey fit) {
                workers.add(Thread.currentThread());
                if (fits.incrementAndGet() == 20) {
                    caller.interrupt();
                }
            }
        };
        assertFails(() -> StepFour.run(PAIR, CONFIG, 2, listener), CancellationException.class, "interrupted");
        assertThat(Thread.interrupted()).as("flag is set again").isTrue();
        assertThat(fits.get()).isLessThan(540);
        assertThat(workers).isNotEmpty().noneMatch(Thread::isAlive);
    }

    @Test
    void listenerThatThrowsEndsTheRun() {
        Step4Listener listener = new Step4Listener() {
            @Override
            public void fitStarted(FitKey fit) {
                throw new IllegalStateException("enough");
            }
        };
        assertFails(() -> StepFour.run(PAIR, CONFIG, 2, listener), ComputationException.class, "enough");
    }

    @Test
    void lackOfMemoryInAWorkerIsTheCallersError() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        Step4Listener listener = new Step4Listener() {
            @Override
            public void fitFinished(FitKey fit) {
                throw error;
            }
        };
        assertThatThrownBy(() -> StepFour.run(PAIR, CONFIG, 2, listener)).isSameAs(error);
    }

    @Test
    void threadsAndMonthsMustBeEnough() {
        assertFails(() -> run(CONFIG, 0), UsageException.class, "0 threads");
        assertFails(() -> run(with(CONFIG, "minHistoryMonths", 43), 1), DataException.class, "54 have all features; expected at least 55");
        assertThat(run(with(CONFIG, "minHistoryMonths", 42), 1).candidate("baseline_equal").evaluation().orElseThrow().path().months())
                .hasSize(12);
    }

    @Test
    void shortHistoriesAreSimulatedToo() {
        Step4Result result = run(with(CONFIG, "minHistoryMonths", 1), 2);
        assertThat(result.candidates()).allSatisfy(candidate -> assertThat(candidate.error()).isEmpty());
        assertThat(result.candidate("ml_lr_lb24_g1_0").evaluation().orElseThrow().path().months().get(0).weightA()).isEqualTo(0.5);
    }

    @Test
    void unknownCandidateIsNamedWithThoseThereAre() {
        assertFails(() -> run(CONFIG, 1).candidate("nope"), UsageException.class, "\"nope\"", "baseline_equal");
    }
}
