package dev.plimsoll.report;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
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
    public static Table regimes(AllocatorResult result) {
        RiskPath risk = result.risk();
        List<Regime> regimes = result.regime().regimes();
        List<List<Object>> rows = new ArrayList<>();
        int begin = 0;
        for (int day = 1; day <= regimes.size(); day++) {
            if (day == regimes.size() || regimes.get(day) != regimes.get(begin)) {
                double sum = 0;
                for (int d = begin; d < day; d++) {
                    sum += risk.scalars().value(d);
                }
                LocalDate first = result.regime().dates().date(begin);
                LocalDate last = result.regime().dates().date(day - 1);
                rows.add(List.of(regimes.get(begin).toString(), first, last, day - begin, sum / (day - begin)));
                begin = day;
            }
        }
        return Table.of("Regimes", List.of(Column.of("regime"), Column.of("from"), Column.of("to"),
                new Column("days", "rows"), new Column("mean scalar", FRACTION)), rows);
    }

    /**
     * The state of each day.
     *
     * @param state features
     * @return one row per day
     */
    public static Table state(StateFeatures state) {
        List<Column> columns = new ArrayList<>(List.of(Column.of("date")));
        state.present().forEach(feature -> columns.add(new Column(feature.label(), unit(feature))));
        List<List<Object>> rows = new ArrayList<>();
        for (int day = 0; day < state.dates().size(); day++) {
            List<Object> row = new ArrayList<>(List.of(state.dates().date(day)));
            for (StateFeature feature : state.present()) {
                double value = state.value(feature, day);
                row.add(Double.isNaN(value) ? null : value);
            }
            rows.add(row);
        }
        return Table.of("State", columns, rows);
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
    public static Table risk(RiskPath risk) {
        List<List<Object>> rows = new ArrayList<>();
        for (int day = 0; day < risk.dates().size(); day++) {
            rows.add(List.of(risk.dates().date(day), risk.regimes().get(day).toString(), risk.targets().value(day),
                    risk.smoothed().value(day), risk.scalars().value(day)));
        }
        return Table.of("Risk scalars", List.of(Column.of("date"), Column.of("regime"), new Column("target", FRACTION),
                new Column("smoothed", FRACTION), new Column("scalar", FRACTION)), rows);
    }

    /**
     * The scalars at the rebalances.
     *
     * @param applied applied scalars, if the run has weights
     * @return one row per rebalance
     */
    public static Table applied(Optional<AppliedScalars> applied) {
        List<List<Object>> rows = new ArrayList<>();
        for (AppliedScalar scalar : applied.map(AppliedScalars::rebalances).orElse(List.of())) {
            rows.add(List.of(scalar.date(), scalar.regime().map(Regime::toString).orElse(""), scalar.computed(), scalar.applied()));
        }
        return Table.of("Applied scalars", List.of(Column.of("rebalance"), Column.of("regime"),
                new Column("computed", FRACTION), new Column("applied", FRACTION)), rows);
    }
}
