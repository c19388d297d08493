package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Divides a total in proportion to parts, so that the shares add up to it exactly. */
final class ProRata {

    /** Enough to say whose a quantity is, few enough to be read; cut off, so that no share exceeds its part. */
    private static final MathContext FACTOR = new MathContext(12, RoundingMode.DOWN);

    private ProRata() {
    }

    /**
     * Shares in proportion to the parts, up to twelve digits; what is left after that goes to the first parts with room for it. No share
     * exceeds its part as long as the total does not exceed their sum; beyond it the first part above 0 takes the excess.
     */
    static List<BigDecimal> divide(BigDecimal total, List<BigDecimal> parts) {
        BigDecimal sum = sum(parts);
        BigDecimal left = total.subtract(sum);
        if (left.signum() == 0) {
            return parts;
        }
        List<BigDecimal> shares = new ArrayList<>(parts);
        if (left.signum() > 0) {
            int first = 0;
            while (parts.get(first).signum() == 0) {
                first++;
            }
            shares.set(first, parts.get(first).add(left));
            return shares;
        }
        BigDecimal factor = total.divide(sum, FACTOR);
        shares.replaceAll(factor::multiply);
        left = total.subtract(sum(shares));
        for (int i = 0; left.signum() > 0; i++) {
            BigDecimal more = left.min(parts.get(i).subtract(shares.get(i)));
            shares.set(i, shares.get(i).add(more));
            left = left.subtract(more);
        }
        return shares;
    }

    static BigDecimal sum(List<BigDecimal> values) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : values) {
            sum = sum.add(value);
        }
        return sum;
    }
}
