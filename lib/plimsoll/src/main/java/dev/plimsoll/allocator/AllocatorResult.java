package dev.plimsoll.allocator;

import static java.lang.Math.max;

import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the chain made of one run: every artifact with its reasons, ready to be written down.
 *
 * @param state ten features per day
 * @param regime the classified regimes, also where an override replaces them further on
 * @param risk daily risk scalars
 * @param applied scalars at the rebalance dates; empty when the run has no weights
 * @param warnings what a person should know about the inputs, possibly nothing
 */
public record AllocatorResult(StateFeatures state, RegimePath regime, RiskPath risk, Optional<AppliedScalars> applied,
        List<Warning> warnings) {

    public AllocatorResult {
        warnings = List.copyOf(warnings);
    }

    /**
     * Something about the inputs that does not stop a run but that a person should know; stored with the run.
     *
     * @param code one of COMMON_DATES_SHORT, ROWS_DROPPED, ASSET_MOSTLY_MISSING, OPTIONAL_VALUES_MISSING
     * @param message one sentence with the figures and the bound
     */
    public record Warning(String code, String message) {

        /** The common dates are fewer than 90 % of the rows of the longest input. */
        public static final String COMMON_DATES_SHORT = "COMMON_DATES_SHORT";
        /** More than 5 % of the rows after the 59 of the warm-up were dropped. */
        public static final String ROWS_DROPPED = "ROWS_DROPPED";
        /** An asset has no return on more than half of the common dates. */
        public static final String ASSET_MOSTLY_MISSING = "ASSET_MOSTLY_MISSING";
        /** An optional feature is missing on some state row, or its input has no row for some common date. */
        public static final String OPTIONAL_VALUES_MISSING = "OPTIONAL_VALUES_MISSING";
    }

    /** Looks for what a run's inputs lack, once its state is known. */
    record InputWarnings(RunInputs inputs, StateFeatures state, List<Warning> found) {

        static List<Warning> of(RunInputs inputs, StateFeatures state) {
            InputWarnings warnings = new InputWarnings(inputs, state, new ArrayList<>());
            warnings.commonDates();
            warnings.droppedRows();
            warnings.assets();
            warnings.optional(StateFeature.TREND_BREADTH_20D, "trend unit returns", inputs.trendUnitReturns());
            warnings.optional(StateFeature.SLEEVE_CONCENTRATION_60D, "sleeve returns", inputs.sleeveReturns());
            return List.copyOf(warnings.found);
        }

        private void commonDates() {
            int common = inputs.commonDates().size();
            int longest = max(inputs.assetReturns().rows(), max(inputs.portfolioReturns().size(), inputs.equity().size()));
            longest = max(longest, inputs.trendUnitReturns().map(Panel::rows).orElse(0));
            longest = max(longest, inputs.sleeveReturns().map(Panel::rows).orElse(0));
            if (10L * common < 9L * longest) {
                add(Warning.COMMON_DATES_SHORT, "Portfolio returns, equity and asset returns have only "
                        + common + " dates in common, under 90 % of the " + longest + " rows of the longest input.");
            }
        }

        private void add(String code, String message) {
            found.add(new Warning(code, message));
        }

        private void droppedRows() {
            int rows = inputs.commonDates().size() - StateFeatures.WARM_UP_ROWS;
            int dropped = state.meta().rowsDropped() - StateFeatures.WARM_UP_ROWS;
            if (20L * dropped > rows) {
                add(Warning.ROWS_DROPPED, dropped + " of the " + rows + " rows after the warm-up of "
                        + StateFeatures.WARM_UP_ROWS + " were dropped for a missing feature, more than 5 %.");
            }
        }

        private void assets() {
            Panel assets = inputs.assetReturns().reindex(inputs.commonDates());
            for (int c = 0; c < assets.width(); c++) {
                int missing = assets.countMissing(c);
                if (2L * missing > assets.rows()) {
                    add(Warning.ASSET_MOSTLY_MISSING, "Asset " + assets.columns().get(c)
                            + " has no return on " + missing + " of " + assets.rows() + " common dates, more than half.");
                }
            }
        }

        private void optional(StateFeature feature, String name, Optional<Panel> input) {
            if (input.isEmpty()) {
                return;
            }
            long missing = Arrays.stream(state.column(feature)).filter(Double::isNaN).count();
            if (missing > 0) {
                add(Warning.OPTIONAL_VALUES_MISSING, "The optional feature " + feature.label()
                        + " is missing on " + missing + " of " + state.dates().size() + " state rows.");
            }
            DateIndex common = inputs.commonDates();
            int absent = common.size() - common.intersect(input.get().dates()).size();
            if (absent > 0) {
                add(Warning.OPTIONAL_VALUES_MISSING, "The " + name + " have no row for " + absent + " of "
                        + common.size() + " common dates; " + feature.label() + " counts what is missing as no return.");
            }
        }
    }
}
