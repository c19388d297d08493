/**
 * From weights to returns to equity. Pure functions over dated series: no I/O, no clock, a fixed order of summation.
 *
 * <p>Weights are fractions of equity (0.25 = 25 % long, -0.25 = 25 % short), returns are simple returns of one row (0.01 = +1 %).
 */
package dev.plimsoll.portfolio;
