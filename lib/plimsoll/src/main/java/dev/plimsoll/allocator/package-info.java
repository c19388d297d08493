/**
 * The frozen chain from a run's inputs to a risk scalar: {@code state → regime → risk → applied scalar}. Pure: no I/O, no clock, no
 * global state. Every result carries why it is what it is.
 */
package dev.plimsoll.allocator;
