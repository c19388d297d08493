package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.candidate.CandidateConfig;
import dev.plimsoll.walkforward.candidate.Family;
import java.util.Comparator;

/**
 * The part of a candidate that its model depends on; candidates that differ only in leverage share one, and so its fits.
 *
 * @param family any but the static one
 * @param lookBack months the model looks back, or trains on
 * @param drawdownPenalty see {@link CandidateConfig}
 */
public record ModelSpec(Family family, int lookBack, double drawdownPenalty) implements Comparable<ModelSpec> {

    private static final Comparator<ModelSpec> ORDER = Comparator.comparing(ModelSpec::family).thenComparingInt(ModelSpec::lookBack)
            .thenComparingDouble(ModelSpec::drawdownPenalty);

    /**
     * The spec of a candidate's model.
     *
     * @param candidate of any but the static family
     * @return its spec
     */
    public static ModelSpec of(CandidateConfig candidate) {
        return new ModelSpec(candidate.family(), candidate.lookBack(), candidate.drawdownPenalty());
    }

    @Override
    public int compareTo(ModelSpec other) {
        return ORDER.compare(this, other);
    }
}
