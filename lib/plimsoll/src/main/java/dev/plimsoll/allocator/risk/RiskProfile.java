package dev.plimsoll.allocator.risk;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.util.Collections.unmodifiableMap;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.UsageException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How much of its size a book keeps in each regime, and how fast it gets there.
 *
 * @param name what people call it: L, M, H or a name of their own
 * @param scalars target per regime, fraction of full size in (0, 1]; complete, never rising with severity, ordered by severity
 * @param alpha share of the gap to the target closed per day, in (0, 1]; where a half-life is given, the one that follows from it
 * @param halfLife days after which half of the gap is closed, more than 0; empty when {@code alpha} was given itself
 * @param min floor of the clipped scalar, more than 0, not above the CRISIS target
 * @param max ceiling of the clipped scalar, at most 1, not below {@code min}
 */
public record RiskProfile(String name, Map<Regime, Double> scalars, double alpha, OptionalDouble halfLife, double min, double max) {

    private static final RiskProfile LOW = profile("L", 1.00, 0.85, 0.55, 0.30, 0.25, 0.25);
    private static final RiskProfile MEDIUM = profile("M", 1.00, 0.90, 0.70, 0.45, 0.20, 0.35);
    private static final RiskProfile HIGH = profile("H", 1.00, 0.98, 0.85, 0.60, 0.15, 0.50);

    /**
     * Checks the profile; a given half-life sets {@code alpha} to {@code 1 − exp(−ln 2 / halfLife)}, whatever was passed for it.
     *
     * @throws UsageException naming the values that contradict each other
     */
    public RiskProfile {
        if (name.isBlank()) {
            throw new UsageException("The risk profile has no name; give it one.");
        }
        scalars = checked(name, scalars);
        if (halfLife.isPresent()) {
            double days = halfLife.getAsDouble();
            if (!(days > 0) || Double.isInfinite(days)) {
                throw new UsageException("The half-life of risk profile " + name + " is " + days + "; expected a number of days above 0.");
            }
            alpha = 1 - StrictMath.exp(-StrictMath.log(2) / days);
        }
        if (!(alpha > 0 && alpha <= 1)) {
            throw new UsageException("The smoothing alpha of risk profile " + name + " is " + alpha + "; expected 0 < alpha <= 1.");
        }
        if (!(min > 0 && min <= max && max <= 1)) {
            throw new UsageException("The bounds of risk profile " + name + " are min " + min + " and max " + max
                    + "; expected 0 < min <= max <= 1.");
        }
        if (min > scalars.get(Regime.CRISIS)) {
            throw new UsageException("The floor of risk profile " + name + " is " + min + ", above its CRISIS scalar "
                    + scalars.get(Regime.CRISIS) + ", which could then never be reached; expected min <= CRISIS.");
        }
    }

    private static Map<Regime, Double> checked(String name, Map<Regime, Double> scalars) {
        EnumMap<Regime, Double> copy = new EnumMap<>(Regime.class);
        Regime milder = null;
        for (Regime regime : Regime.values()) {
            Double scalar = scalars.get(regime);
            if (scalar == null) {
                throw new UsageException("Risk profile " + name + " has no scalar for " + regime + "; give all four regimes one.");
            }
            if (!(scalar > 0 && scalar <= 1)) {
                throw new UsageException("The " + regime + " scalar of risk profile " + name + " is " + scalar
                        + "; expected 0 < scalar <= 1.");
            }
            if (milder != null && scalar > copy.get(milder)) {
                throw new UsageException("Risk profile " + name + " has " + regime + " " + scalar + " above " + milder + " "
                        + copy.get(milder) + "; a more severe regime may not allow more risk.");
            }
            copy.put(regime, scalar);
            milder = regime;
        }
        return unmodifiableMap(copy);
    }

    private static RiskProfile profile(String name, double normal, double elevated, double stress, double crisis, double alpha,
            double min) {
        return new RiskProfile(name, Map.of(Regime.NORMAL, normal, Regime.ELEVATED, elevated, Regime.STRESS, stress, Regime.CRISIS, crisis),
                alpha, OptionalDouble.empty(), min, 1);
    }

    /**
     * The frozen profile of version 1, which is L: 1.00, 0.85, 0.55, 0.30, alpha 0.25, clipped to [0.25, 1].
     *
     * @return the profile
     */
    public static RiskProfile v1() {
        return LOW;
    }

    /**
     * A profile by name.
     *
     * @param text L (low, institutional, conservative), M (medium, balanced) or H (high, aggressive), in any case
     * @return the profile
     * @throws UsageException for any other name
     */
    public static RiskProfile parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "l", "low", "institutional", "conservative" -> LOW;
            case "m", "medium", "balanced" -> MEDIUM;
            case "h", "high", "aggressive" -> HIGH;
            default -> throw new UsageException("Unknown risk profile \"" + excerpt(text)
                    + "\"; expected L (low, institutional, conservative), M (medium, balanced) or H (high, aggressive).");
        };
    }

    /**
     * This profile with another smoothing factor, and no half-life.
     *
     * @param newAlpha share of the gap closed per day, in (0, 1]; 1 = no smoothing
     * @return the changed profile
     * @throws UsageException when out of range
     */
    public RiskProfile withAlpha(double newAlpha) {
        return new RiskProfile(name, scalars, newAlpha, OptionalDouble.empty(), min, max);
    }

    /**
     * This profile with its smoothing given as a half-life.
     *
     * @param days after which half of the gap is closed, more than 0
     * @return the changed profile, its {@code alpha} set to match
     * @throws UsageException when out of range
     */
    public RiskProfile withHalfLife(double days) {
        return new RiskProfile(name, scalars, alpha, OptionalDouble.of(days), min, max);
    }

    /**
     * Whether two profiles give the same scalars; their names do not matter.
     *
     * @param other another profile
     * @return true when targets, smoothing and bounds are equal
     */
    public boolean sameConstants(RiskProfile other) {
        return scalars.equals(other.scalars) && Arrays.equals(new double[] {alpha, min, max},
                new double[] {other.alpha, other.min, other.max});
    }
}
