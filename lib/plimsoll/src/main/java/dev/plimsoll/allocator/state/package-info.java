/**
 * What one day looked like to the allocator: ten features from returns, equity and sleeves, each known at the close of its day.
 * Pure; rows on which a required feature cannot be computed do not exist.
 */
package dev.plimsoll.allocator.state;
