package dev.plimsoll.kind.allocator;

import dev.plimsoll.allocator.AllocatorResult;
import dev.plimsoll.allocator.RunInputs;
import dev.plimsoll.allocator.exposure.PrecomputedScalars;
import dev.plimsoll.allocator.exposure.ScaledBook.ScaledRebalance;
import dev.plimsoll.allocator.risk.AppliedScalars.AppliedScalar;
import dev.plimsoll.allocator.risk.AppliedScalars;
import dev.plimsoll.portfolio.Turnover;
import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.ArtifactSchema;
import dev.plimsoll.store.artifact.SleeveArtifacts;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scaled run that was made elsewhere and is taken as it was delivered: what it adds to the artifacts of a run.
 *
 * @param rawWeights weights before scaling
 * @param scaledWeights weights held
 * @param used scalar used at each rebalance of the scaled weights
 */
public record DeliveredPass(Panel rawWeights, Panel scaledWeights, Series used) {

    /** Name of the series of scalars used; kept as an input, since no weight tells it to the last bit. */
    public static final String USED = "risk_scalar_used";

    public List<Artifact> inputs() {
        return List.of(ExposureArtifacts.scaledWeights(scaledWeights), SleeveArtifacts.scalars(Map.of(USED, used)));
    }

    /** Rebalances and days of both passes, then the chain of the delivered book. */
    public void addTo(RunArtifacts artifacts, RunInputs own, RunInputs baseline, AllocatorResult result) {
        List<AppliedScalar> asUsed = new ArrayList<>();
        for (int row = 0; row < used.size(); row++) {
            asUsed.add(new AppliedScalar(used.dates().date(row), used.value(row), used.value(row), Optional.empty()));
        }
        AppliedScalars applied = PrecomputedScalars.replace(result.applied().orElseThrow(), AppliedScalars.of(asUsed), 1.0);
        List<String> from = new ArrayList<>();
        artifacts.idOf(ArtifactSchema.WEIGHT).ifPresent(from::add);
        artifacts.idOf(ArtifactSchema.SCALED_WEIGHT).ifPresent(from::add);
        artifacts.addOutput(ExposureArtifacts.rebalances(rows(applied), Set.of()), Map.of(), from);
        artifacts.addOutput(ExposureArtifacts.days(baseline.portfolioReturns(), own.portfolioReturns(), baseline.equity(), own.equity()),
                Map.of(), from);
        artifacts.addChain(result);
    }

    private List<ScaledRebalance> rows(AppliedScalars applied) {
        double[] raw = Turnover.of(rawWeights);
        double[] scaled = Turnover.of(scaledWeights);
        List<ScaledRebalance> rows = new ArrayList<>();
        for (int row = 0; row < raw.length; row++) {
            rows.add(new ScaledRebalance(applied.rebalances().get(row), raw[row], scaled[row]));
        }
        return rows;
    }
}
