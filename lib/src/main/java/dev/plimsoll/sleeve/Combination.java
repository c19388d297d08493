package dev.plimsoll.sleeve;

import java.util.List;

/**
 * The weights of a book made of sleeves, and why they are what they are.
 *
 * @param contributions budget × position per asset and sleeve, before projection
 * @param unconstrained their sum over the sleeves
 * @param weights the weights to hold: the unconstrained total, projected onto the constraints where it violates them
 * @param ledger how far each constraint moved each asset: sums to weights − unconstrained
 * @param feasibility violations, status and slack
 * @param withoutPositions sleeves that have a budget but no positions: their risk is not used
 */
public record Combination(SleeveContributions contributions, AssetWeights unconstrained, AssetWeights weights, ConstraintLedger ledger,
        Feasibility feasibility, List<String> withoutPositions) {

    /**
     * Keeps a copy that nobody can change.
     *
     * @param contributions see the record
     * @param unconstrained see the record
     * @param weights see the record
     * @param ledger see the record
     * @param feasibility see the record
     * @param withoutPositions see the record; ascending by code point
     */
    public Combination {
        withoutPositions = List.copyOf(withoutPositions);
    }

    /**
     * The assets of the book: all that a sleeve or the previous weights name.
     *
     * @return ascending by code point
     */
    public List<String> assets() {
        return weights.assets();
    }

    /**
     * The sleeves that have positions.
     *
     * @return ascending by code point
     */
    public List<String> sleeves() {
        return contributions.sleeves();
    }

    /**
     * What the projection changed.
     *
     * @return weights − unconstrained per asset, 0 where nothing was violated
     */
    public AssetWeights moved() {
        double[] moved = weights.toArray();
        for (int i = 0; i < moved.length; i++) {
            moved[i] -= unconstrained.value(i);
        }
        return AssetWeights.computed(assets(), moved);
    }
}
