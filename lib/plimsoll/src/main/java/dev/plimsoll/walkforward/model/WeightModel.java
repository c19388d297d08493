package dev.plimsoll.walkforward.model;

import dev.plimsoll.walkforward.feature.History;

/** A family with its look-back: gives a weight for sleeve A from what is known when a month begins. Stateless, so usable by any thread. */
public interface WeightModel {

    /**
     * The weight for the month that begins.
     *
     * @param history what is known
     * @return weight and confidence, both finite
     * @throws dev.plimsoll.error.ComputationException when the model cannot be fitted
     */
    ModelSignal signal(History history);
}
