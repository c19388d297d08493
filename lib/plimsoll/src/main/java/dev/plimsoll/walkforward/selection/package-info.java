/** Which candidate is best for each objective, and which objective is promoted. Pure. */
package dev.plimsoll.walkforward.selection;
