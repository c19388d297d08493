package dev.plimsoll;

import dev.plimsoll.audit.Monitoring;
import dev.plimsoll.store.AuditInfo;

/**
 * A regular look at a run in production.
 *
 * @param audit the two-pass audit over the new data
 * @param monitoring thrashing, events, mean scalar, and what changed
 * @param record the record in the store
 */
public record MonitoringResult(TwoPassResult audit, Monitoring monitoring, AuditInfo record) {
}
