package dev.plimsoll.store.compare;

import static java.lang.Math.abs;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Up to what distance two cells agree: when any of the three limits covers it. Labels, texts, dates and instants agree only when equal,
 * and a missing value agrees only with a missing value.
 *
 * @param absolute largest absolute difference
 * @param relative largest difference in units of the larger of the two numbers
 * @param ulps largest number of steps from one double to the next, for doubles only
 */
public record Tolerance(double absolute, double relative, long ulps) {

    /** Only equal values agree. */
    public static final Tolerance EXACT = new Tolerance(0, 0, 0);

    /**
     * Checks the limits.
     *
     * @param absolute 0 or more
     * @param relative 0 or more
     * @param ulps 0 or more
     * @throws UsageException when one is negative or no number
     */
    public Tolerance {
        if (!(absolute >= 0) || !(relative >= 0) || ulps < 0) {
            throw new UsageException("A tolerance is out of range: found absolute " + absolute + ", relative " + relative + ", ULP " + ulps
                    + "; expected each to be 0 or more.");
        }
    }

    boolean covers(Distance distance) {
        return distance.absolute() <= absolute || distance.relative() <= relative
                || distance.ulps().isPresent() && distance.ulps().getAsLong() <= ulps;
    }

    /**
     * How far two numbers are apart.
     *
     * @param absolute size of the difference
     * @param relative the same in units of the larger of the two, 0 when both are equal
     * @param ulps steps from one double to the next between the two, {@code Long.MAX_VALUE} when there are more; empty unless both are
     *     doubles
     */
    public record Distance(double absolute, double relative, OptionalLong ulps) {

        /** The distance of two values of one class; empty unless they are numbers. */
        static Optional<Distance> between(Object a, Object b) {
            return a instanceof Double x ? Optional.of(of(x, (double) b)) : a instanceof Long x ? Optional.of(of(x, (long) b))
                    : a instanceof BigDecimal x ? Optional.of(of(x, (BigDecimal) b)) : Optional.empty();
        }

        static Distance of(double a, double b) {
            return new Distance(abs(a - b), relative(a, b), OptionalLong.of((long) CellDifference.ulps(a, b)));
        }

        static Distance of(long a, long b) {
            return new Distance(abs((double) a - b), relative(a, b), OptionalLong.empty());
        }

        static Distance of(BigDecimal a, BigDecimal b) {
            double absolute = a.subtract(b).abs().doubleValue();
            double larger = a.abs().max(b.abs()).doubleValue();
            return new Distance(absolute, absolute == 0 ? 0 : absolute / larger, OptionalLong.empty());
        }

        private static double relative(double a, double b) {
            double larger = Math.max(abs(a), abs(b));
            double absolute = abs(a - b);
            return a == b ? 0 : Double.isInfinite(absolute) ? abs(a / larger - b / larger) : absolute / larger;
        }
    }
}
