/** One weight for sleeve A per family, look-back and month, each with what led to it. Pure. */
package dev.plimsoll.walkforward.model;
