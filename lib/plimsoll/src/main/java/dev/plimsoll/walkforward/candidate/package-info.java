/** The 59 rules for a weight and a leverage that Step 4 compares. Pure. */
package dev.plimsoll.walkforward.candidate;
