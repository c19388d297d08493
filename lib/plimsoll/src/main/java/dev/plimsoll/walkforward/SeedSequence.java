package dev.plimsoll.walkforward;

/**
 * Spreads a seed over the 256 bits that start a generator, so that neighbouring seeds give streams that have nothing in common.
 *
 * <p>Source: M. E. O'Neill, "Developing a seed_seq Alternative", 2015; constants, word order and pool size as in NumPy's SeedSequence.
 * All words are unsigned 32-bit integers in wrapping arithmetic.
 */
final class SeedSequence {

    private static final int POOL = 4;
    private static final int FIRST_ABSORBING = 0x43b0d7e5;
    private static final int NEXT_ABSORBING = 0x931e8875;
    private static final int FIRST_GIVING = 0x8b51f9dd;
    private static final int NEXT_GIVING = 0x58f38ded;
    private static final int MIX_LEFT = 0xca01f9dd;
    private static final int MIX_RIGHT = 0x4973f715;

    private final int[] pool = new int[POOL];
    private int factor = FIRST_ABSORBING;

    /** The low half of the seed is the first word, the high half the second; a seed below 2^32 and the same one with a zero agree. */
    private SeedSequence(long seed) {
        for (int i = 0; i < POOL; i++) {
            pool[i] = hash(i == 0 ? (int) seed : i == 1 ? (int) (seed >>> 32) : 0, NEXT_ABSORBING);
        }
        for (int from = 0; from < POOL; from++) {
            for (int to = 0; to < POOL; to++) {
                if (from != to) {
                    int mixed = MIX_LEFT * pool[to] - MIX_RIGHT * hash(pool[from], NEXT_ABSORBING);
                    pool[to] = mixed ^ mixed >>> 16;
                }
            }
        }
    }

    /** Four 64-bit words from a seed of 0 or more. */
    static long[] words(long seed) {
        SeedSequence sequence = new SeedSequence(seed);
        sequence.factor = FIRST_GIVING;
        long[] words = new long[POOL];
        for (int i = 0; i < 2 * POOL; i++) {
            long half = Integer.toUnsignedLong(sequence.hash(sequence.pool[i % POOL], NEXT_GIVING));
            words[i / 2] |= i % 2 == 0 ? half : half << 32;
        }
        return words;
    }

    private int hash(int word, int nextFactor) {
        int hashed = word ^ factor;
        factor *= nextFactor;
        hashed *= factor;
        return hashed ^ hashed >>> 16;
    }
}
