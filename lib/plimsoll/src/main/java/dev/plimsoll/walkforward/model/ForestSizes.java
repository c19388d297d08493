package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.forest.RandomForestSpec;

/**
 * Sizes of the two kinds of forest.
 *
 * @param mlRf of ml_rf; 220 trees, depth 4, 4 rows per leaf
 * @param regimeRf of regime_rf; 260 trees, depth 4, 3 rows per leaf
 */
public record ForestSizes(RandomForestSpec mlRf, RandomForestSpec regimeRf) {

    private static final ForestSizes STANDARD = new ForestSizes(new RandomForestSpec(220, 4, 4), new RandomForestSpec(260, 4, 3));

    /**
     * The sizes of Step 4.
     *
     * @return 220 and 260 trees
     */
    public static ForestSizes standard() {
        return STANDARD;
    }
}
