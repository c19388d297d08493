/** Figures of a path: performance over windows, activity, robustness. Pure. */
package dev.plimsoll.walkforward.measure;
