package dev.plimsoll.sleeve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which constraints some weights violate.
 *
 * @param bounds whether a weight lies outside its bounds
 * @param grossCap whether Σ |weight| exceeds the gross cap
 * @param netCap whether |Σ weight| exceeds the net cap
 * @param turnoverCap whether Σ |weight − previous weight| exceeds the turnover cap; false without a cap or previous weights
 */
public record Violations(boolean bounds, boolean grossCap, boolean netCap, boolean turnoverCap) {

    /**
     * Whether anything is violated.
     *
     * @return true when at least one constraint is
     */
    public boolean any() {
        return bounds || grossCap || netCap || turnoverCap;
    }

    /**
     * Whether one constraint is violated.
     *
     * @param constraint the constraint
     * @return true when it is
     */
    public boolean has(Constraint constraint) {
        return switch (constraint) {
            case BOUNDS -> bounds;
            case GROSS_CAP -> grossCap;
            case NET_CAP -> netCap;
            case TURNOVER_CAP -> turnoverCap;
        };
    }

    /**
     * The flags by {@link Constraint#key()}.
     *
     * @return an unmodifiable map of four entries in the order of the constraints
     */
    public Map<String, Boolean> toMap() {
        Map<String, Boolean> flags = new LinkedHashMap<>();
        for (Constraint constraint : Constraint.values()) {
            flags.put(constraint.key(), has(constraint));
        }
        return Collections.unmodifiableMap(flags);
    }
}
