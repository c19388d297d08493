package dev.plimsoll.sleeve;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.Labelled;
import java.util.OptionalDouble;

/**
 * The limits of a book's weights. All are fractions of equity (7.0 = 700 %); one pair of bounds serves every asset.
 *
 * @param lower smallest weight of an asset, negative = short; default −1.5
 * @param upper largest weight of an asset, at least {@code lower}; default 1.5
 * @param grossCap largest Σ |weight|, above 0; default 7.0
 * @param netCap largest |Σ weight|, above 0; default 2.0
 * @param turnoverCap largest Σ |weight − previous weight|, 0 or more; none by default. It has no effect without previous weights
 */
public record AllocationConstraints(double lower, double upper, double grossCap, double netCap, OptionalDouble turnoverCap) {

    private static final AllocationConstraints DEFAULTS = new AllocationConstraints(-1.5, 1.5, 7.0, 2.0, OptionalDouble.empty());

    /**
     * Checks every limit.
     *
     * @throws UsageException naming the limit and its value when one is not finite, the bounds cross, or a cap is out of range
     */
    public AllocationConstraints {
        finite("lower bound", lower);
        finite("upper bound", upper);
        finite("gross_cap", grossCap);
        finite("net_cap", netCap);
        if (lower > upper) {
            throw new UsageException("The lower bound per asset is " + lower + " and the upper bound " + upper
                    + "; expected lower <= upper.");
        }
        positive("gross_cap", grossCap);
        positive("net_cap", netCap);
        if (turnoverCap.isPresent()) {
            finite("turnover_cap", turnoverCap.getAsDouble());
            if (turnoverCap.getAsDouble() < 0) {
                throw new UsageException("The turnover_cap is " + turnoverCap.getAsDouble() + "; expected 0 or more, or none.");
            }
        }
    }

    /**
     * The default limits.
     *
     * @return bounds −1.5 and 1.5, gross cap 7.0, net cap 2.0, no turnover cap
     */
    public static AllocationConstraints defaults() {
        return DEFAULTS;
    }

    /**
     * These limits with a turnover cap.
     *
     * @param cap largest Σ |weight − previous weight|
     * @return the changed limits
     * @throws UsageException as the constructor
     */
    public AllocationConstraints withTurnoverCap(double cap) {
        return new AllocationConstraints(lower, upper, grossCap, netCap, OptionalDouble.of(cap));
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new UsageException("The " + name + " is " + value + "; expected a finite number.");
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) {
            throw new UsageException("The " + name + " is " + value + "; expected a number above 0.");
        }
    }

    /** The four kinds of constraint on the weights of a book, in the order in which they are tested and reported. */
    public enum Constraint implements Labelled {
        /** Every weight lies between the lower and the upper bound. */
        BOUNDS,
        /** Σ |weight| is at most the gross cap. */
        GROSS_CAP,
        /** |Σ weight| is at most the net cap. */
        NET_CAP,
        /** Σ |weight − previous weight| is at most the turnover cap. */
        TURNOVER_CAP
    }
}
