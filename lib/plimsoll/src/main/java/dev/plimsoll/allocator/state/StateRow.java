package dev.plimsoll.allocator.state;

import dev.plimsoll.error.DataException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The state of one day, as {@link IncrementalState} gives it.
 *
 * @param date the day, known at its close
 * @param features the eight required features, always finite, and those optional ones whose input was given, NaN where missing
 */
public record StateRow(LocalDate date, Map<StateFeature, Double> features) {

    /**
     * Keeps a copy that nobody can change.
     *
     * @throws DataException naming a required feature that is absent, missing or infinite
     */
    public StateRow {
        features = Collections.unmodifiableMap(new EnumMap<>(features));
        for (StateFeature feature : StateFeature.allRequired()) {
            Double value = features.get(feature);
            if (value == null || !Double.isFinite(value)) {
                throw new DataException("The state feature " + feature.label() + " on " + date + " is " + value
                        + "; expected a finite number. A day without a required feature has no state row.");
            }
        }
    }

    /**
     * One figure.
     *
     * @param feature one of the keys of {@link #features()}
     * @return the value; NaN only where an optional feature is missing
     * @throws DataException when this row does not have the feature
     */
    public double value(StateFeature feature) {
        Double value = features.get(feature);
        if (value == null) {
            throw new DataException("This state row has no " + feature.label() + "; it has " + features.keySet() + ".");
        }
        return value;
    }
}
