package dev.plimsoll.door;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * Something doubtful in the inputs of a run.
 *
 * @param code kind of finding, such as PADDED_DAYS
 * @param message in words: what was found, and what to do
 * @param count how many rows, cells, assets, gaps or months it concerns, 1 or more; the message says which
 * @param first the first day it concerns
 * @param worst the value furthest from what was expected; the message says which
 */
public record SanityFinding(String code, String message, long count, LocalDate first, double worst) {

    private static final MathContext SHOWN = new MathContext(6);

    /**
     * The message with its figures in a fixed tail, as it is stored; view {@code audit.run_warning} splits it again.
     *
     * @return the message, a space, and {@code [count=…, first=…, worst=…]}, the worst value to six digits
     */
    public String text() {
        return message + " [count=" + count + ", first=" + first + ", worst=" + shown(worst) + "]";
    }

    /** Six digits of a number, the same on every machine. */
    static String shown(double value) {
        BigDecimal rounded = new BigDecimal(value).round(SHOWN).stripTrailingZeros();
        return rounded.precision() - rounded.scale() > 12 || rounded.scale() > 15 ? rounded.toString() : rounded.toPlainString();
    }

    /** A share as percent with one decimal. */
    static String percent(double share) {
        return new BigDecimal(share * 100).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }
}
