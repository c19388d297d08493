package dev.plimsoll.sleeve;

/**
 * How far some weights are from one constraint. All in fractions of equity.
 *
 * @param constraint which one
 * @param value for the bounds the weight with the least room; else gross, net (negative = short) or turnover
 * @param cap for the bounds the bound nearest to that weight; else the cap
 * @param slack room left, negative when violated: distance inside the bound, or cap − |value|
 */
public record ConstraintSlack(Constraint constraint, double value, double cap, double slack) {
}
