package dev.plimsoll.cli;

import dev.plimsoll.walkforward.CandidateConfig.Family;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import dev.plimsoll.walkforward.model.WeightModel.FitKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times the fits of a run of Step 4, and shows on request how far it is. */
final class Step4Watch implements Step4Listener, AutoCloseable {

    private static final double NANOS_PER_SECOND = 1e9;

    private final long started = System.nanoTime();
    private final Optional<TerminalBar> bar;
    private final Map<FitKey, Long> running = new ConcurrentHashMap<>();
    private final Map<Family, long[]> families = new EnumMap<>(Family.class);
    private long ended;

    private Step4Watch(Optional<TerminalBar> bar) {
        this.bar = bar;
    }

    static Step4Watch start(OutputOptions output) {
        return new Step4Watch(output.bar("Step 4"));
    }

    @Override
    public void planned(Map<Family, Integer> fits, int candidates) {
        bar.ifPresent(b -> b.plan(fits.values().stream().mapToInt(Integer::intValue).sum() + candidates));
    }

    @Override
    public void fitStarted(FitKey fit) {
        running.put(fit, System.nanoTime());
    }

    @Override
    public void fitFinished(FitKey fit) {
        long took = System.nanoTime() - running.remove(fit);
        synchronized (families) {
            long[] sum = families.computeIfAbsent(fit.family(), f -> new long[2]);
            sum[0]++;
            sum[1] += took;
        }
        bar.ifPresent(TerminalBar::step);
    }

    @Override
    public void candidateFinished(CandidateResult candidate) {
        bar.ifPresent(TerminalBar::step);
    }

    /** Takes the bar away and stops the clock. */
    @Override
    public void close() {
        ended = System.nanoTime();
        bar.ifPresent(TerminalBar::close);
    }

    /** Fits and their time per family, and the time of the whole run until it was stored. */
    Timing timing() {
        Map<Family, FamilyTiming> perFamily = new EnumMap<>(Family.class);
        families.forEach((family, sum) -> perFamily.put(family, new FamilyTiming(sum[0], sum[1] / NANOS_PER_SECOND)));
        return new Timing((ended - started) / NANOS_PER_SECOND, families.values().stream().mapToLong(sum -> sum[0]).sum(), perFamily);
    }

    record Timing(double runSeconds, long fits, Map<Family, FamilyTiming> families) {
    }

    private record FamilyTiming(long fits, double seconds) {
    }
}
