package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.exposure.ScaledBook.ScaledRebalance;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What scaling did, as artifacts and back. */
public final class ExposureArtifacts {

    private ExposureArtifacts() {
    }

    public static Artifact external(Series external) {
        double[] values = external.toArray();
        for (int row = 0; row < values.length; row++) {
            values[row] = Double.isNaN(values[row]) ? 0 : values[row]; // a day without a given return has no external part either
        }
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", InputArtifacts.days(external.dates()));
        arrays.put("ret", values);
        return Artifact.of(ArtifactTable.of(ArtifactSchema.EXTERNAL_RETURN, arrays));
    }

    public static Artifact scaledWeights(Panel weights) {
        return InputArtifacts.panel(ArtifactSchema.SCALED_WEIGHT, weights);
    }

    public static Artifact rebalances(List<ScaledRebalance> rebalances, Set<LocalDate> warmUp) {
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", rebalances.stream().mapToLong(r -> r.scalar().date().toEpochDay()).toArray());
        arrays.put("risk_scalar_applied", rebalances.stream().mapToDouble(r -> r.scalar().applied()).toArray());
        arrays.put("risk_scalar", rebalances.stream().mapToDouble(r -> r.scalar().computed()).toArray());
        arrays.put("regime", rebalances.stream().map(r -> r.scalar().regime().map(Regime::name).orElse(null)).toArray(String[]::new));
        arrays.put("warm_up", rebalances.stream().map(r -> warmUp.contains(r.scalar().date())).toArray(Boolean[]::new));
        arrays.put("turnover_raw", rebalances.stream().mapToDouble(ScaledRebalance::turnoverRaw).toArray());
        arrays.put("turnover_scaled", rebalances.stream().mapToDouble(ScaledRebalance::turnoverScaled).toArray());
        return Artifact.of(ArtifactTable.of(ArtifactSchema.EXPOSURE_REBALANCE, arrays));
    }

    /** Both passes on the days that both equity curves have. */
    public static Artifact days(Series rawReturns, Series scaledReturns, Series rawEquity, Series scaledEquity) {
        DateIndex dates = rawEquity.dates().intersect(scaledEquity.dates());
        Map<String, Object> arrays = new LinkedHashMap<>();
        arrays.put("date", InputArtifacts.days(dates));
        arrays.put("ret_baseline", rawReturns.reindex(dates).toArray());
        arrays.put("ret_scaled", scaledReturns.reindex(dates).toArray());
        arrays.put("equity_baseline", rawEquity.reindex(dates).toArray());
        arrays.put("equity_scaled", scaledEquity.reindex(dates).toArray());
        return Artifact.of(ArtifactTable.of(ArtifactSchema.EXPOSURE_DAY, arrays));
    }

    public static AppliedScalars applied(ArtifactTable rebalances) {
        long[] dates = rebalances.longs("date");
        double[] applied = rebalances.doubles("risk_scalar_applied");
        double[] computed = rebalances.has("risk_scalar") ? rebalances.doubles("risk_scalar") : applied;
        String[] regimes = rebalances.has("regime") ? rebalances.texts("regime") : new String[dates.length];
        List<AppliedScalar> scalars = new ArrayList<>();
        for (int row = 0; row < dates.length; row++) {
            scalars.add(new AppliedScalar(LocalDate.ofEpochDay(dates[row]), computed[row], applied[row],
                    Optional.ofNullable(regimes[row]).map(Regime::parse)));
        }
        return AppliedScalars.of(scalars);
    }

    public static Series series(ArtifactTable days, String column) {
        return Series.of(DateIndex.ofEpochDays(days.longs("date")), days.doubles(column));
    }
}
