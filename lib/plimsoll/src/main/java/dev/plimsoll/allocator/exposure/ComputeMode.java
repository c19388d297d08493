package dev.plimsoll.allocator.exposure;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.allocator.AllocatorConfig;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeClassifier.RegimeWalk;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskTransformer.RiskWalk;
import dev.plimsoll.allocator.state.IncrementalState;
import dev.plimsoll.allocator.state.IncrementalState.BookDay;
import dev.plimsoll.allocator.state.IncrementalState.StateRow;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Walks a run as it would have happened. At each rebalance state, regime and risk of the raw book are known up to the close of the
 * previous rebalance, and the scalar computed then is applied. The scalars equal the batch chain's to the last bit.
 *
 * <p>Before the state has its first row (60 days of history) the scalar is 1.0 and the rebalance is marked WARMUP.
 */
public final class ComputeMode {

    private final RunInputs inputs;
    private final DateIndex days;
    private final IncrementalState state;
    private final RegimeWalk regimes;
    private final RiskWalk risk;
    private final Optional<Regime> override;

    private int nextDay;
    private double scalar = 1;
    private Optional<Regime> regime = Optional.empty();

    private ComputeMode(RunInputs inputs, AllocatorConfig config) {
        this.inputs = inputs.onCommonDates();
        days = this.inputs.assetReturns().dates();
        state = new IncrementalState(inputs.assetReturns().width(), inputs.trendUnitReturns().stream().mapToInt(Panel::width).findFirst(),
                inputs.sleeveReturns().stream().mapToInt(Panel::width).findFirst());
        regimes = new RegimeWalk(config.thresholds());
        risk = new RiskWalk(config.profile());
        override = config.overrideRegime();
    }

    /**
     * Computes the scalars of a run, day by day.
     *
     * @param inputs the run's inputs, with the returns and equity of the raw, unscaled book
     * @param config thresholds, profile and override
     * @return one row per rebalance; all of them WARMUP when the run is shorter than 60 days
     * @throws DataException when the inputs have no weights, hence no rebalance
     */
    public static ComputedScalars run(RunInputs inputs, AllocatorConfig config) {
        DateIndex rebalances = inputs.weights().map(Panel::dates).filter(dates -> !dates.isEmpty())
                .orElseThrow(() -> new DataException("Compute mode needs rebalances, but the run has no weights."
                        + " Give weights, or set the allocator's mode to off."));
        ComputeMode mode = new ComputeMode(inputs, config);
        List<ComputedRebalance> computed = new ArrayList<>(rebalances.size());
        List<AppliedScalar> applied = new ArrayList<>(rebalances.size());
        for (int k = 0; k < rebalances.size(); k++) {
            LocalDate date = rebalances.date(k);
            ComputedRebalance row = mode.rebalance(date);
            computed.add(row);
            mode.learnUpTo(rebalances.epochDay(k));
            applied.add(new AppliedScalar(date, mode.scalar, row.applied(), mode.regime));
        }
        return new ComputedScalars(computed, AppliedScalars.of(applied));
    }

    /** Everything learnt so far comes from days up to the previous rebalance. */
    private ComputedRebalance rebalance(LocalDate date) {
        Optional<LocalDate> dataUpTo = nextDay == 0 ? Optional.empty() : Optional.of(days.date(nextDay - 1));
        return new ComputedRebalance(date, dataUpTo, scalar, regime, regime.isEmpty());
    }

    private void learnUpTo(long epochDay) {
        for (; nextDay < days.size() && days.epochDay(nextDay) <= epochDay; nextDay++) {
            state.accept(day(nextDay)).ifPresent(this::learn);
        }
    }

    private void learn(StateRow row) {
        Regime classified = regimes.next(row.date(), row.value(StateFeature.VOL_ACCEL), row.value(StateFeature.CORR_SHOCK),
                row.value(StateFeature.DD_LEVEL), row.value(StateFeature.DD_SLOPE_10D)).regime();
        Regime used = override.orElse(classified);
        scalar = risk.next(used);
        regime = Optional.of(used);
    }

    private BookDay day(int row) {
        return new BookDay(days.date(row), inputs.portfolioReturns().value(row), inputs.equity().value(row), inputs.assetReturns().row(row),
                inputs.trendUnitReturns().map(panel -> panel.row(row)), inputs.sleeveReturns().map(panel -> panel.row(row)));
    }

    /**
     * What compute mode applied at one rebalance, and what it knew then.
     *
     * @param date the rebalance
     * @param dataUpTo last day whose data it knew: the latest common day on or before the previous rebalance; empty when there is none
     * @param applied the scalar applied, fraction of full size; 1.0 during the warm-up
     * @param regime the regime in force on {@code dataUpTo}; empty during the warm-up
     * @param warmup whether no day up to {@code dataUpTo} had a state row yet
     */
    public record ComputedRebalance(LocalDate date, Optional<LocalDate> dataUpTo, double applied, Optional<Regime> regime, boolean warmup) {

        /** Mark of a rebalance before the state has its history. */
        public static final String WARMUP = "WARMUP";

        /**
         * Checks that nothing of the rebalance's own day or later was known.
         *
         * @throws DataException when the data reach the rebalance itself, or a warm-up has a regime or a scalar other than 1
         */
        public ComputedRebalance {
            if (dataUpTo.isPresent() && !dataUpTo.get().isBefore(date)) {
                throw new DataException("The rebalance " + date + " used data up to " + dataUpTo.get() + "; expected only days before it.");
            }
            if (warmup != regime.isEmpty() || warmup && applied != 1) {
                throw new DataException("The rebalance " + date + " has warmup " + warmup + ", regime " + regime + " and scalar " + applied
                        + "; expected no regime and scalar 1 during the warm-up, a regime after it.");
            }
        }
    }

    /**
     * The scalars of a compute-mode run.
     *
     * @param rebalances one per rebalance date, ascending, at least one
     * @param applied the same as the batch chain states them: scalar computed at each rebalance and applied at the next
     */
    public record ComputedScalars(List<ComputedRebalance> rebalances, AppliedScalars applied) {

        public ComputedScalars {
            rebalances = List.copyOf(rebalances);
        }
    }

    /**
     * Whether a run's weights are scaled, and where the scalars come from. State, regime and risk are computed and stored in every mode.
     */
    public enum AllocatorMode {
        /** Weights stay as they are: a baseline run. */
        OFF,
        /** Research: scalars from the run's own book, each from data up to the previous rebalance ({@link ComputeMode}). */
        COMPUTE,
        /** Production: scalars read from a stored baseline run ({@link PrecomputedScalars}). */
        PRECOMPUTED;

        /**
         * The mode of a config value.
         *
         * @param label exactly {@code off}, {@code compute} or {@code precomputed}
         * @return the mode
         * @throws UsageException for any other text
         */
        public static AllocatorMode parse(String label) {
            return Stream.of(values()).filter(mode -> mode.toString().equals(label)).findFirst()
                    .orElseThrow(() -> new UsageException("Unknown allocator mode \"" + excerpt(label)
                            + "\"; expected off, compute or precomputed."));
        }

        /**
         * The config value.
         *
         * @return such as {@code off}, which {@link #parse} reads back
         */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
