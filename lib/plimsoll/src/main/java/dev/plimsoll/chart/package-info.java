/** Charts: a plot is filled with series and drawn once; SVG and PNG come from the same marks. Knows no result, computes none. */
package dev.plimsoll.chart;
