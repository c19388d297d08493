/**
 * Combines the positions of several sleeves into one book by risk budgets, and brings the sum back within the constraints. Pure.
 *
 * <p>Positions and weights are fractions of equity (0.25 = 25 %), negative = short; budgets are fractions of the risk and sum to 1.
 * Sleeves and assets are always in ascending order of their names by Unicode code point, whatever order they came in, and every sum
 * runs in that order: the same inputs give the same bytes.
 */
package dev.plimsoll.sleeve;
