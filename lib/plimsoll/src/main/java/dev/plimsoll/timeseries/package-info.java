/**
 * Dated numbers: an index of calendar days, one column ({@link dev.plimsoll.timeseries.Series}) or several
 * ({@link dev.plimsoll.timeseries.Panel}) over it, and exact rolling windows. Immutable, primitive-backed, no I/O.
 *
 * <p>Inside arrays a missing value is NaN, the only meaning NaN has here; infinities never pass the factories. Outside this
 * package (files, store) a missing value is a blank or NULL.
 */
package dev.plimsoll.timeseries;
