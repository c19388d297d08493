package dev.plimsoll.audit;

import java.util.OptionalDouble;

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
}
