package dev.plimsoll.walkforward.simulation;

import dev.plimsoll.walkforward.model.ModelSignal;

/**
 * What is wanted for one month, before bounds, smoothing and the limit of the step.
 *
 * @param weight weight of sleeve A, 0 to 1
 * @param confidence 0 to 1
 */
public record Target(double weight, double confidence) {

    /**
     * What a model wants.
     *
     * @param signal its word on the month
     * @return its weight and confidence
     */
    public static Target of(ModelSignal signal) {
        return new Target(signal.weight(), signal.confidence());
    }
}
