package dev.plimsoll.walkforward.forest;

/**
 * Size of a random forest.
 *
 * @param trees trees that vote
 * @param depth splits on the way from the root to a leaf at most
 * @param minLeaf rows in a leaf at least
 */
public record RandomForestSpec(int trees, int depth, int minLeaf) {
}
