/**
 * Judges a run: the two-pass comparison (baseline against scaled), the four Stage 6.5 questions, alerts, monitoring, the quarterly
 * revalidation and the stability of thresholds. Figures and verdicts are pure values with the evidence they rest on; what is kept of
 * them goes through the store.
 */
package dev.plimsoll.audit;
