package dev.plimsoll.store.artifact;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimeDay;
import dev.plimsoll.allocator.regime.RegimePath;
import dev.plimsoll.allocator.regime.RegimeDay.Signals;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.RiskPath;
import dev.plimsoll.allocator.state.StateFeature;
import dev.plimsoll.allocator.state.StateFeatures;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
        arrays.put("date", InputArtifacts.days(state.dates()));
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
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", InputArtifacts.days(path.dates()));
        arrays.put("regime", labels(path.regimes()));
        if (path.hasReasons()) {
            List<RegimeDay> days = path.days();
            arrays.put("previous_regime", texts(days, d -> d.previous().map(Regime::name).orElse(null)));
            signals(arrays, "enter_", days, RegimeDay::enter);
            signals(arrays, "exit_", days, RegimeDay::exit);
            arrays.put("enter_score", days.stream().mapToLong(RegimeDay::enterScore).toArray());
            arrays.put("exit_score", days.stream().mapToLong(RegimeDay::exitScore).toArray());
            arrays.put("target", texts(days, d -> d.target().name()));
            arrays.put("target_rule", texts(days, d -> d.rule().name()));
            arrays.put("decision", texts(days, d -> d.decision().name()));
            long[] lasted = days.stream().mapToLong(RegimeDay::daysInRegime).toArray();
            long[] before = new long[lasted.length];
            before[0] = ArtifactTable.NULL_INTEGER;
            System.arraycopy(lasted, 0, before, 1, lasted.length - 1);
            arrays.put("days_in_regime", lasted);
            arrays.put("previous_days_in_regime", before);
        }
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ALLOCATOR_REGIME, arrays));
    }

    private static void signals(Map<String, Object> arrays, String prefix, List<RegimeDay> days, Function<RegimeDay, Signals> which) {
        arrays.put(prefix + "vol_fast", flags(days, d -> which.apply(d).volFast()));
        arrays.put(prefix + "corr_spike", flags(days, d -> which.apply(d).corrSpike()));
        arrays.put(prefix + "dd_deep", flags(days, d -> which.apply(d).ddDeep()));
        arrays.put(prefix + "dd_worsening", flags(days, d -> which.apply(d).ddWorsening()));
    }

    /**
     * The risk scalars.
     *
     * @param path one row per day
     * @return an artifact with scalar, regime used, target and smoothed value
     */
    public static Artifact of(RiskPath path) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", InputArtifacts.days(path.dates()));
        arrays.put("risk_scalar", path.scalars());
        arrays.put("regime", labels(path.regimes()));
        arrays.put("target_scalar", path.targets());
        arrays.put("smoothed_scalar", path.smoothed());
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ALLOCATOR_RISK, arrays));
    }

    /**
     * The applied scalars.
     *
     * @param applied one row per rebalance
     * @return an artifact with the scalar applied, the scalar of the date itself, and the regime then in force
     */
    public static Artifact of(AppliedScalars applied) {
        List<AppliedScalar> rows = applied.rebalances();
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", rows.stream().map(AppliedScalar::date).mapToLong(LocalDate::toEpochDay).toArray());
        arrays.put("risk_scalar_applied", rows.stream().mapToDouble(AppliedScalar::applied).toArray());
        arrays.put("risk_scalar", rows.stream().mapToDouble(AppliedScalar::computed).toArray());
        arrays.put("regime", texts(rows, r -> r.regime().map(Regime::name).orElse(null)));
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ALLOCATOR_RISK_APPLIED, arrays));
    }

    private static String[] labels(List<Regime> regimes) {
        return texts(regimes, Regime::name);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static <T> Boolean[] flags(List<T> rows, Function<T, Boolean> flag) {
        return rows.stream().map(flag).toArray(Boolean[]::new);
    }
}
