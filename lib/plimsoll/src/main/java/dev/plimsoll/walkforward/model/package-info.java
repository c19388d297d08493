/**
 * One weight for sleeve A per family, look-back and month, each with what led to it. Pure: the same rows and seed give the same bits on
 * every Java version, those of a random forest included.
 */
package dev.plimsoll.walkforward.model;

