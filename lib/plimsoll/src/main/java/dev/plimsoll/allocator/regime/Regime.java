package dev.plimsoll.allocator.regime;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.DataException;
import java.util.stream.Stream;

/**
 * Market regime of one day, in ascending order of severity: {@code NORMAL < ELEVATED < STRESS < CRISIS}.
 *
 * <p>The names are the labels in files and in the store's ENUM type; their order there is the same.
 */
public enum Regime {
    /** Typical market conditions. */
    NORMAL,
    /** One stress signal fires. */
    ELEVATED,
    /** Two signals fire, or the drawdown is beyond the stress threshold. */
    STRESS,
    /** Three signals fire, or the drawdown is beyond the crisis threshold. */
    CRISIS;

    /**
     * The regime of a label.
     *
     * @param label exactly one of the four names
     * @return the regime
     * @throws DataException for any other text
     */
    public static Regime parse(String label) {
        return Stream.of(values()).filter(regime -> regime.name().equals(label)).findFirst().orElseThrow(() -> new DataException(
                "Unknown regime \"" + excerpt(label) + "\"; expected NORMAL, ELEVATED, STRESS or CRISIS."));
    }

    /**
     * Compares severity.
     *
     * @param other another regime
     * @return true when this one is more severe
     */
    public boolean isWorseThan(Regime other) {
        return ordinal() > other.ordinal();
    }
}
