package dev.plimsoll.twopass;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One figure of a validation answer, held against its bounds. Value and bounds are in the same unit, and are decimal fractions for
 * {@code points} and {@code share}: a value of 0.0098 points is 0.98 percentage points.
 *
 * @param name what was measured, such as cagr_loss
 * @param value the figure, empty where there is none (a window not covered)
 * @param unit its unit, such as fraction (0.01 = one percentage point), per year, share, days
 * @param bounds the bounds in words, such as {@code PASS < 0.01, CAUTION <= 0.02}
 * @param verdict what this figure alone gives
 * @param note what a reader should know besides, may be empty
 */
public record Finding(String name, OptionalDouble value, String unit, String bounds, Verdict verdict, String note) {

    private static final Pattern PASS_BOUND = Pattern.compile("PASS [<>]=? ([0-9.]+)(,.*)?");

    /**
     * The note as a page shows it: an effect in points has its PASS bound in points beside it, such as lost 0.997 points a year, limit
     * 1.00.
     *
     * @return the note; without the bound where the figure is no effect in points, a gain, or the bound is 0
     */
    public String effect() {
        Matcher bound = PASS_BOUND.matcher(bounds);
        if (!note.contains(" points") || note.startsWith("gained") || !bound.matches() || new BigDecimal(bound.group(1)).signum() == 0) {
            return note;
        }
        BigDecimal limit = new BigDecimal(bound.group(1)).movePointRight(2).stripTrailingZeros();
        return note + ", limit " + limit.setScale(Math.max(2, limit.scale())).toPlainString();
    }
}
