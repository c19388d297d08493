/**
 * A seeded market and the book that trades it, so that everything can be tried without any data of one's own. Pure: the same seed
 * gives the same bits on every Java version and machine.
 */
package dev.plimsoll.sample;
