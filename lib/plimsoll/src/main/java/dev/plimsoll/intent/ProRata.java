package dev.plimsoll.intent;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Divides a total in proportion to parts, so that the shares add up to it exactly. */
final class ProRata {

    /** Enough to say whose a quantity is, few enough to be read; cut off, so that no share exceeds its part. */
    private static final MathContext FACTOR = new MathContext(12, RoundingMode.DOWN);

    /**
     * Shares in proportion to the parts, up to twelve digits; what is left after that goes to the first parts with room for it. The total
     * may not exceed the sum of the parts; then no share exceeds its part.
     */
    static List<BigDecimal> divide(BigDecimal total, List<BigDecimal> parts) {
        BigDecimal sum = sum(parts);
        if (total.compareTo(sum) == 0) {
            return parts;
        }
        BigDecimal factor = total.divide(sum, FACTOR);
        List<BigDecimal> shares = new ArrayList<>(parts.size());
        for (BigDecimal part : parts) {
            shares.add(part.signum() == 0 ? part : part.multiply(factor));
        }
        BigDecimal left = total.subtract(sum(shares));
        for (int i = 0; left.signum() > 0; i++) {
            BigDecimal more = left.min(parts.get(i).subtract(shares.get(i)));
            shares.set(i, shares.get(i).add(more));
            left = left.subtract(more);
        }
        return shares;
    }

    static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(ZERO, BigDecimal::add);
    }
}
