package dev.plimsoll.sample;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same everywhere: only the raw 64-bit stream of {@link SplittableRandom}, which its documentation fixes,
 * and StrictMath are used. Normals come from the Box-Muller transform, two at a time.
 */
final class Noise {

    private final SplittableRandom bits;
    private double spare = Double.NaN;

    Noise(long seed) {
        bits = new SplittableRandom(seed);
    }

    /** Uniform on [0, 1), with 53 random bits. */
    double uniform() {
        return (bits.nextLong() >>> 11) * 0x1p-53;
    }

    /** Standard normal. */
    double normal() {
        if (!Double.isNaN(spare)) {
            double value = spare;
            spare = Double.NaN;
            return value;
        }
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        double angle = 2 * StrictMath.PI * uniform();
        spare = radius * StrictMath.sin(angle);
        return radius * StrictMath.cos(angle);
    }
}
