package dev.plimsoll;

/**
 * How much of a long test runs: a sample in {@code verify}, more in CI's thorough run, all in the soak. A test with such a sample has the
 * tag {@code sampled}, so that the thorough run has it, too.
 */
public final class Sampled {

    /** Whether all of it runs. */
    public static final boolean SOAK = Boolean.getBoolean("plimsoll.soak");
    /** Whether more than a sample runs. */
    public static final boolean THOROUGH = SOAK || Boolean.getBoolean("plimsoll.thorough");

    private Sampled() {
    }

    /** A count of each run. */
    public static int of(int verify, int thorough, int soak) {
        return SOAK ? soak : THOROUGH ? thorough : verify;
    }
}
