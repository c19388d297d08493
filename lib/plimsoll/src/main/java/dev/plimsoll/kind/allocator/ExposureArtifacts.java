package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.exposure.ScaledBook.ScaledRebalance;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.ArtifactTable;
import dev.plimsoll.store.artifact.InputArtifacts;
import dev.plimsoll.store.artifact.TidyRows;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What scaling did, as artifacts and back. */
public final class ExposureArtifacts {

    private ExposureArtifacts() {
    }

    public static Artifact external(Series external) {
        double[] values = external.toArray();
        for (int row = 0; row < values.length; row++) {
            values[row] = Double.isNaN(values[row]) ? 0 : values[row]; // a day without a given return has no external part either
        }
        return InputArtifacts.series(ArtifactSchema.EXTERNAL_RETURN, Series.of(external.dates(), values));
    }

    public static Artifact scaledWeights(Panel weights) {
        return InputArtifacts.panel(ArtifactSchema.SCALED_WEIGHT, weights);
    }

    public static Artifact rebalances(List<ScaledRebalance> rebalances, Set<LocalDate> warmUp) {
        TidyRows rows = new TidyRows(ArtifactSchema.EXPOSURE_REBALANCE);
        for (ScaledRebalance rebalance : rebalances) {
            AppliedScalar scalar = rebalance.scalar();
            rows.add(scalar.date(), scalar.applied(), scalar.computed(), scalar.regime().map(Regime::name).orElse(null),
                    warmUp.contains(scalar.date()), rebalance.turnoverRaw(), rebalance.turnoverScaled());
        }
        return rows.artifact();
    }

    /** Both passes on the days that both equity curves have. */
    public static Artifact days(Series rawReturns, Series scaledReturns, Series rawEquity, Series scaledEquity) {
        DateIndex dates = rawEquity.dates().intersect(scaledEquity.dates());
        Series[] columns = Stream.of(rawReturns, scaledReturns, rawEquity, scaledEquity).map(s -> s.reindex(dates)).toArray(Series[]::new);
        TidyRows rows = new TidyRows(ArtifactSchema.EXPOSURE_DAY);
        for (int row = 0; row < dates.size(); row++) {
            rows.add(dates.date(row), columns[0].value(row), columns[1].value(row), columns[2].value(row), columns[3].value(row));
        }
        return rows.artifact();
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
