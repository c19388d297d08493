/** From the signals of a model to weights, leverage, costs and returns, month by month. Pure. */
package dev.plimsoll.walkforward.simulation;
