/**
 * Puts the allocator's scalars on the weights: which scalar a rebalance gets (mode), the scaled weights, and what the scaled book earns
 * beside the baseline. Pure.
 *
 * <p>A scalar is a fraction of full size (0.55 = 55 %); it is known one rebalance before it is applied and only ever reduces.
 */
package dev.plimsoll.allocator.exposure;
