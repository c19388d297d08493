/** From regimes to the share of its size a book may run: a target per regime, smoothed, clipped, and applied one rebalance later. Pure. */
package dev.plimsoll.allocator.risk;
