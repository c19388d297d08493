package dev.plimsoll.store.diff;

import dev.plimsoll.store.artifact.CellDifference;
import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * How far two numbers are apart.
 *
 * @param absolute size of the difference
 * @param relative the same in units of the larger of the two, 0 when both are equal
 * @param ulps steps from one double to the next between the two, {@code Long.MAX_VALUE} when there are more; empty unless both are
 *     doubles
 */
public record Distance(double absolute, double relative, OptionalLong ulps) {

    static Distance of(double a, double b) {
        return new Distance(Math.abs(a - b), relative(a, b), OptionalLong.of((long) CellDifference.ulps(a, b)));
    }

    static Distance of(long a, long b) {
        return new Distance(Math.abs((double) a - b), relative(a, b), OptionalLong.empty());
    }

    static Distance of(BigDecimal a, BigDecimal b) {
        double absolute = a.subtract(b).abs().doubleValue();
        double larger = a.abs().max(b.abs()).doubleValue();
        return new Distance(absolute, absolute == 0 ? 0 : absolute / larger, OptionalLong.empty());
    }

    private static double relative(double a, double b) {
        double larger = Math.max(Math.abs(a), Math.abs(b));
        double absolute = Math.abs(a - b);
        return a == b ? 0 : Double.isInfinite(absolute) ? Math.abs(a / larger - b / larger) : absolute / larger;
    }
}
