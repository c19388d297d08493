package dev.plimsoll.store.artifact;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay.Signals;
import dev.plimsoll.allocator.regime.RegimePath.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import dev.plimsoll.store.artifact.ArtifactSchema.ArtifactColumn;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results of the allocator's chain as artifacts, each with all that decided it. */
public final class AllocatorArtifacts {

    private AllocatorArtifacts() {
    }

    /**
     * The state features.
     *
     * @param state one row per day
     * @return an artifact without the columns of optional features the state lacks
     */
    public static Artifact of(StateFeatures state) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", state.dates().epochDays());
        for (StateFeature feature : state.present()) {
            arrays.put(feature.label(), state.column(feature));
        }
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ALLOCATOR_STATE, arrays));
    }

    /**
     * The regimes.
     *
     * @param path one row per day
     * @return an artifact with signals, scores and decisions, or with dates and labels only when the path has no reasons
     */
    public static Artifact of(RegimePath path) {
        List<ArtifactColumn> columns = ArtifactSchema.ALLOCATOR_REGIME.columns();
        TidyRows rows = new TidyRows(ArtifactSchema.ALLOCATOR_REGIME, path.hasReasons() ? columns : columns.subList(0, 2));
        for (int row = 0; row < path.regimes().size(); row++) {
            LocalDate date = path.dates().date(row);
            String regime = path.regimes().get(row).name();
            if (path.hasReasons()) {
                RegimeDay day = path.days().get(row);
                Signals enter = day.enter();
                Signals exit = day.exit();
                rows.add(date, regime, day.previous().map(Regime::name).orElse(null), enter.volFast(), enter.corrSpike(), enter.ddDeep(),
                        enter.ddWorsening(), exit.volFast(), exit.corrSpike(), exit.ddDeep(), exit.ddWorsening(), day.enterScore(),
                        day.exitScore(), day.target().name(), day.rule().name(), day.decision().name(), day.daysInRegime(),
                        row == 0 ? null : path.days().get(row - 1).daysInRegime());
            } else {
                rows.add(date, regime);
            }
        }
        return rows.artifact();
    }

    /**
     * The risk scalars.
     *
     * @param path one row per day
     * @return an artifact with scalar, regime used, target and smoothed value
     */
    public static Artifact of(RiskPath path) {
        TidyRows rows = new TidyRows(ArtifactSchema.ALLOCATOR_RISK);
        for (int row = 0; row < path.scalars().size(); row++) {
            rows.add(path.dates().date(row), path.scalars().value(row), path.regimes().get(row).name(), path.targets().value(row),
                    path.smoothed().value(row));
        }
        return rows.artifact();
    }

    /**
     * The applied scalars.
     *
     * @param applied one row per rebalance
     * @return an artifact with the scalar applied, the scalar of the date itself, and the regime then in force
     */
    public static Artifact of(AppliedScalars applied) {
        TidyRows rows = new TidyRows(ArtifactSchema.ALLOCATOR_RISK_APPLIED);
        for (AppliedScalar scalar : applied.rebalances()) {
            rows.add(scalar.date(), scalar.applied(), scalar.computed(), scalar.regime().map(Regime::name).orElse(null));
        }
        return rows.artifact();
    }
}
