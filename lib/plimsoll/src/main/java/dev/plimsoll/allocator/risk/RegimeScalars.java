package dev.plimsoll.allocator.risk;

/**
 * The scalars of the days of one regime. They differ from the regime's target while the smoothing is on its way.
 *
 * @param mean arithmetic mean, fraction of full size
 * @param min smallest
 * @param max largest
 * @param count number of days, 1 or more
 */
public record RegimeScalars(double mean, double min, double max, int count) {
}
