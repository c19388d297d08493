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
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
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
        List<ArtifactColumn> columns = ALLOCATOR_REGIME.columns();
        return Artifact.of(ALLOCATOR_REGIME, path.hasReasons() ? columns : columns.subList(0, 2), rows -> {
            for (int row = 0; row < path.regimes().size(); row++) {
                LocalDate date = path.dates().date(row);
                if (path.hasReasons()) {
                    RegimeDay day = path.days().get(row);
                    rows.add(date, path.regimes().get(row), day.previous(), cells(day.enter()), cells(day.exit()), day.enterScore(),
                            day.exitScore(), day.target(), day.rule(), day.decision(), day.daysInRegime(),
                            row == 0 ? null : path.days().get(row - 1).daysInRegime());
                } else {
                    rows.add(date, path.regimes().get(row));
                }
            }
        });
    }

    private static List<Object> cells(Signals signals) {
        return List.of(signals.volFast(), signals.corrSpike(), signals.ddDeep(), signals.ddWorsening());
    }

    /** The risk scalars with regime used, target and smoothed value. */
    public static Artifact of(RiskPath path) {
        return Artifact.of(ALLOCATOR_RISK, rows -> {
            for (int row = 0; row < path.regimes().size(); row++) {
                rows.add(path.dates().date(row), path.scalars().value(row), path.regimes().get(row), path.targets().value(row),
                        path.smoothed().value(row));
            }
        });
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
