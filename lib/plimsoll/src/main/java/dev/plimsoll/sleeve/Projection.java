package dev.plimsoll.sleeve;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.timeseries.Labelled;

/** How weights that violate a constraint are brought back. */
public enum Projection implements Labelled {
    /**
     * Up to 100 passes that clip to the bounds, scale the change to the turnover cap, scale all to the gross cap and shift all to the
     * net cap. Simple to follow, but may end infeasible or far from the nearest point; the result says so.
     */
    SEQUENTIAL,
    /** The nearest point in the Euclidean norm that satisfies all constraints, to 1e-9. */
    EXACT;

    /**
     * The projection of a name.
     *
     * @param key as {@link #label()} gives it
     * @return the projection
     * @throws UsageException when there is none of that name
     */
    public static Projection parse(String key) {
        return Labelled.find(values(), key).orElseThrow(() -> new UsageException(
                "Unknown projection \"" + excerpt(key) + "\"; expected sequential or exact."));
    }
}
