package dev.plimsoll.report;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The artifacts of the allocator's chain as tables for people. */
public final class ChainTables {

    private static final String FRACTION = "fraction of exposure";

    private ChainTables() {
    }

    /**
     * The regimes as unbroken stretches.
     *
     * @param result the chain's results
     * @return one row per stretch, with its mean scalar
     */
    public static ShownTable regimes(AllocatorResult result) {
        RiskPath risk = result.risk();
        List<Regime> regimes = result.regime().regimes();
        List<List<Object>> rows = new ArrayList<>();
        int begin = 0;
        for (int day = 1; day <= regimes.size(); day++) {
            if (day == regimes.size() || regimes.get(day) != regimes.get(begin)) {
                double sum = 0;
                for (int d = begin; d < day; d++) {
                    sum += risk.scalar(d);
                }
                LocalDate first = result.regime().dates().date(begin);
                LocalDate last = result.regime().dates().date(day - 1);
                rows.add(List.of(regimes.get(begin).toString(), first, last, day - begin, sum / (day - begin)));
                begin = day;
            }
        }
        return ShownTable.of("Regimes", List.of(ShownColumn.of("regime"), ShownColumn.of("from"), ShownColumn.of("to"),
                new ShownColumn("days", "rows"), new ShownColumn("mean scalar", FRACTION)), rows);
    }

    /**
     * The state of each day.
     *
     * @param state features
     * @return one row per day
     */
    public static ShownTable state(StateFeatures state) {
        List<ShownColumn> columns = new ArrayList<>(List.of(ShownColumn.of("date")));
        state.present().forEach(feature -> columns.add(new ShownColumn(feature.label(), unit(feature))));
        List<List<Object>> rows = new ArrayList<>();
        for (int day = 0; day < state.dates().size(); day++) {
            List<Object> row = new ArrayList<>(List.of(state.dates().date(day)));
            for (StateFeature feature : state.present()) {
                double value = state.value(feature, day);
                row.add(Double.isNaN(value) ? null : value);
            }
            rows.add(row);
        }
        return ShownTable.of("State", columns, rows);
    }

    private static String unit(StateFeature feature) {
        return switch (feature) {
            case PORT_RVOL_20D, PORT_RVOL_60D -> "fraction a year";
            case VOL_ACCEL -> "ratio";
            case DD_LEVEL, DD_SLOPE_10D -> "fraction of the peak";
            case CORR_20D, CORR_60D, CORR_SHOCK -> "correlation";
            case TREND_BREADTH_20D -> "share of assets";
            case SLEEVE_CONCENTRATION_60D -> "sum of squared shares";
        };
    }

    /**
     * The scalar of each day.
     *
     * @param risk daily scalars
     * @return one row per day
     */
    public static ShownTable risk(RiskPath risk) {
        List<List<Object>> rows = new ArrayList<>();
        for (int day = 0; day < risk.dates().size(); day++) {
            rows.add(List.of(risk.dates().date(day), risk.regime(day).toString(), risk.target(day), risk.smoothed(day), risk.scalar(day)));
        }
        return ShownTable.of("Risk scalars", List.of(ShownColumn.of("date"), ShownColumn.of("regime"), new ShownColumn("target", FRACTION),
                new ShownColumn("smoothed", FRACTION), new ShownColumn("scalar", FRACTION)), rows);
    }

    /**
     * The scalars at the rebalances.
     *
     * @param applied applied scalars, if the run has weights
     * @return one row per rebalance
     */
    public static ShownTable applied(Optional<AppliedScalars> applied) {
        List<List<Object>> rows = new ArrayList<>();
        for (AppliedScalar scalar : applied.map(AppliedScalars::rebalances).orElse(List.of())) {
            rows.add(List.of(scalar.date(), scalar.regime().map(Regime::toString).orElse(""), scalar.computed(), scalar.applied()));
        }
        return ShownTable.of("Applied scalars", List.of(ShownColumn.of("rebalance"), ShownColumn.of("regime"),
                new ShownColumn("computed", FRACTION), new ShownColumn("applied", FRACTION)), rows);
    }
}
