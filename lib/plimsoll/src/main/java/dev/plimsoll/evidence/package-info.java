/** Proof that stored numbers hold: replay, look-ahead test, what explains a difference, and the evidence pack of a quarter. */
package dev.plimsoll.evidence;
