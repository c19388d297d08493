package dev.plimsoll.walkforward;

/** Says at which month each block of each bootstrap sample starts. */
@FunctionalInterface
public interface BlockStarts {

    /**
     * The starts of all blocks of one bootstrap.
     *
     * @param samples number of samples
     * @param blocks blocks of each sample
     * @param months months to draw from
     * @return one row per sample, one 0-based month per block
     */
    int[][] draw(int samples, int blocks, int months);

    /**
     * Starts from a seed.
     *
     * @param seed 0 or more
     * @return the starts of that seed
     */
    static BlockStarts seeded(long seed) {
        throw new UnsupportedOperationException("The generator is not here yet.");
    }
}
