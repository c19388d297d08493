package dev.plimsoll.allocator.exposure;

import dev.plimsoll.allocator.risk.AppliedScalar;

/**
 * One rebalance of a scaled book.
 *
 * @param scalar date, scalar computed, scalar applied and regime
 * @param turnoverRaw Σ |change of raw weight| since the rebalance before, fraction of equity; the first from 0
 * @param turnoverScaled the same of the scaled weights; it can exceed the raw one when the scalar itself moves
 */
public record ScaledRebalance(AppliedScalar scalar, double turnoverRaw, double turnoverScaled) {
}
