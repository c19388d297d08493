package dev.plimsoll.store;

import dev.plimsoll.store.chain.Chain.ChainHead;
import java.util.Optional;

/**
 * Two audits of which the second rests on the first.
 *
 * @param first as it stands in the store
 * @param second as it stands in the store
 * @param head of the hash chain once both stand in it
 */
public record RecordedAudits(AuditInfo first, AuditInfo second, Optional<ChainHead> head) {
}
