package dev.plimsoll.walkforward;

/** Says at which month each block of each bootstrap sample starts, so that a test or a replay can give its own. */
@FunctionalInterface
public interface BlockStarts {

    /**
     * The starts of all blocks of one bootstrap.
     *
     * @param samples number of samples, 1 or more
     * @param blocks blocks of each sample, 1 or more
     * @param months months to draw from, 1 or more
     * @return one row per sample, one 0-based month below {@code months} per block
     */
    int[][] draw(int samples, int blocks, int months);

    /**
     * Equally likely starts from {@link Pcg64}, sample after sample. Every call of {@link #draw} begins with a fresh generator, so each
     * candidate is judged on the same months.
     *
     * @param seed 0 or more
     * @return the starts of that seed
     * @throws dev.plimsoll.error.UsageException on the draw, when the seed is negative
     */
    static BlockStarts seeded(long seed) {
        return (samples, blocks, months) -> {
            Pcg64 random = Pcg64.seeded(seed);
            int[][] starts = new int[samples][blocks];
            for (int[] sample : starts) {
                for (int block = 0; block < blocks; block++) {
                    sample[block] = random.nextInt(months);
                }
            }
            return starts;
        };
    }
}
