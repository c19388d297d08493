package dev.plimsoll.kind.allocator;

import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_REGIME;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_RISK;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_RISK_APPLIED;
import static dev.plimsoll.store.kind.ArtifactSchema.ALLOCATOR_STATE;
import static dev.plimsoll.store.kind.ArtifactSchema.ASSET_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.EQUITY_CURVE;
import static dev.plimsoll.store.kind.ArtifactSchema.EXPOSURE_DAY;
import static dev.plimsoll.store.kind.ArtifactSchema.EXPOSURE_REBALANCE;
import static dev.plimsoll.store.kind.ArtifactSchema.EXTERNAL_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.PORTFOLIO_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.SLEEVE_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.TREND_UNIT_RETURN;
import static dev.plimsoll.store.kind.ArtifactSchema.WEIGHT;
import static java.lang.Double.isNaN;
import static java.util.stream.IntStream.range;

import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.ScaledBook.ScaledRebalance;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Inputs and results of the allocator's chain as artifacts, each with all that decided it, and scalars back. */
public final class AllocatorArtifacts {

    private AllocatorArtifacts() {
    }

    /** What a run starts from: one artifact per input that is there, in the order of the data flow. */
    public static List<Artifact> of(RunInputs inputs) {
        List<Artifact> artifacts = new ArrayList<>();
        artifacts.add(Artifact.of(ASSET_RETURN, inputs.assetReturns()));
        inputs.weights().ifPresent(weights -> artifacts.add(Artifact.of(WEIGHT, weights)));
        artifacts.add(Artifact.of(PORTFOLIO_RETURN, inputs.portfolioReturns()));
        artifacts.add(Artifact.of(EQUITY_CURVE, inputs.equity()));
        inputs.trendUnitReturns().ifPresent(trend -> artifacts.add(Artifact.of(TREND_UNIT_RETURN, trend)));
        inputs.sleeveReturns().ifPresent(sleeves -> artifacts.add(Artifact.of(SLEEVE_RETURN, sleeves)));
        return artifacts;
    }

    /** The state features, without columns of optional features the state lacks. */
    public static Artifact of(StateFeatures state) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", state.dates().epochDays());
        for (StateFeature feature : state.present()) {
            arrays.put(feature.label(), state.column(feature));
        }
        return Artifact.of(ArtifactTable.of(ALLOCATOR_STATE, arrays));
    }

    /** The regimes with signals, scores and decisions, or with dates and labels only when the path has no reasons. */
    public static Artifact of(RegimePath path) {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("date", path.dates().epochDays());
        columns.put("regime", names(path.regimes(), regime -> regime));
        List<RegimeDay> days = path.days();
        if (path.hasReasons()) {
            columns.put("previous_regime", names(days, day -> day.previous().orElse(null)));
            putSignals(columns, "enter", days, RegimeDay::enter);
            putSignals(columns, "exit", days, RegimeDay::exit);
            columns.put("enter_score", days.stream().mapToLong(RegimeDay::enterScore).toArray());
            columns.put("exit_score", days.stream().mapToLong(RegimeDay::exitScore).toArray());
            columns.put("target", names(days, RegimeDay::target));
            columns.put("target_rule", names(days, RegimeDay::rule));
            columns.put("decision", names(days, RegimeDay::decision));
            columns.put("days_in_regime", days.stream().mapToLong(RegimeDay::daysInRegime).toArray());
            columns.put("previous_days_in_regime", range(0, days.size())
                    .mapToLong(row -> row == 0 ? ArtifactTable.NULL_INTEGER : days.get(row - 1).daysInRegime()).toArray());
        }
        return Artifact.of(ArtifactTable.of(ALLOCATOR_REGIME, columns));
    }

    private static void putSignals(Map<String, Object> columns, String when, List<RegimeDay> days, Function<RegimeDay, Signals> signals) {
        Map.<String, Predicate<Signals>>of("_vol_fast", Signals::volFast, "_corr_spike", Signals::corrSpike, "_dd_deep", Signals::ddDeep,
                "_dd_worsening", Signals::ddWorsening).forEach((name, fires) -> columns.put(when + name,
                        days.stream().map(day -> fires.test(signals.apply(day))).toArray(Boolean[]::new)));
    }

    private static <T> String[] names(List<T> rows, Function<T, Enum<?>> label) {
        return rows.stream().map(label).map(found -> found == null ? null : found.name()).toArray(String[]::new);
    }

    /** The risk scalars with regime used, target and smoothed value. */
    public static Artifact of(RiskPath path) {
        return Artifact.of(ArtifactTable.of(ALLOCATOR_RISK, Map.of("date", path.dates().epochDays(), "risk_scalar", path.scalars().toArray(),
                "regime", names(path.regimes(), regime -> regime), "target_scalar", path.targets().toArray(),
                "smoothed_scalar", path.smoothed().toArray())));
    }

    /** At each rebalance the scalar applied, the scalar of the date itself, and the regime then in force. */
    public static Artifact of(AppliedScalars applied) {
        return Artifact.of(ALLOCATOR_RISK_APPLIED, rows -> applied.rebalances().forEach(scalar -> rows.add(cells(scalar))));
    }

    private static List<Object> cells(AppliedScalar scalar) {
        return List.of(scalar.date(), scalar.applied(), scalar.computed(), scalar.regime());
    }

    /** Stored scalars, of any kind with applied ones. */
    public static AppliedScalars applied(ArtifactTable rebalances) {
        long[] dates = rebalances.longs("date");
        double[] applied = rebalances.doubles("risk_scalar_applied");
        double[] computed = rebalances.has("risk_scalar") ? rebalances.doubles("risk_scalar") : applied;
        List<AppliedScalar> scalars = new ArrayList<>();
        for (int row = 0; row < dates.length; row++) {
            scalars.add(new AppliedScalar(LocalDate.ofEpochDay(dates[row]), computed[row], applied[row],
                    Optional.ofNullable((String) rebalances.cell(row, "regime")).map(Regime::parse)));
        }
        return AppliedScalars.of(scalars);
    }

    static Artifact external(Series external) {
        double[] values = external.toArray();
        for (int row = 0; row < values.length; row++) {
            values[row] = isNaN(values[row]) ? 0 : values[row]; // a day without a given return has no external part either
        }
        return Artifact.of(EXTERNAL_RETURN, Series.of(external.dates(), values));
    }

    static Artifact rebalances(List<ScaledRebalance> rebalances, Set<LocalDate> warmUp) {
        return Artifact.of(EXPOSURE_REBALANCE, rows -> rebalances.forEach(rebalance -> rows.add(cells(rebalance.scalar()),
                warmUp.contains(rebalance.scalar().date()), rebalance.turnoverRaw(), rebalance.turnoverScaled())));
    }

    /** Both passes on the days that both equity curves have. */
    static Artifact days(Series rawReturns, Series scaledReturns, Series rawEquity, Series scaledEquity) {
        DateIndex dates = rawEquity.dates().intersect(scaledEquity.dates());
        List<Series> columns = Stream.of(rawReturns, scaledReturns, rawEquity, scaledEquity).map(s -> s.reindex(dates)).toList();
        return Artifact.of(EXPOSURE_DAY, rows -> {
            for (int i = 0; i < dates.size(); i++) {
                int day = i;
                rows.add(dates.date(i), columns.stream().map(column -> column.value(day)).toList());
            }
        });
    }
}
