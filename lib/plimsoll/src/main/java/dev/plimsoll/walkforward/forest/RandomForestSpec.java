package dev.plimsoll.walkforward.forest;

import dev.plimsoll.error.UsageException;

/**
 * Size of a random forest.
 *
 * @param trees trees that vote, 1 or more
 * @param depth splits on the way from the root to a leaf at most, 1 or more
 * @param minLeaf different rows of the bootstrap sample in a leaf at least, 1 or more; a row drawn twice counts once
 */
public record RandomForestSpec(int trees, int depth, int minLeaf) {

    /**
     * Checks the three sizes.
     *
     * @throws UsageException naming the one that is below 1
     */
    public RandomForestSpec {
        atLeastOne("number of trees", trees);
        atLeastOne("depth", depth);
        atLeastOne("smallest leaf", minLeaf);
    }

    private static void atLeastOne(String what, int value) {
        if (value < 1) {
            throw new UsageException("The " + what + " of a random forest is " + value + "; expected 1 or more.");
        }
    }
}
