/**
 * A book with and without the allocator: both passes as runs, their comparison read back from the store, the four Stage 6.5 questions,
 * alerts, and the report of it. Metrics and verdicts are pure values with the evidence they rest on.
 */
package dev.plimsoll.twopass;
