package dev.plimsoll.store;

import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing done to a store behind its back, and the finding that must name it.
 *
 * @param what in words
 * @param codes what the finding may be called
 * @param where part of the name of the table or object
 * @param subject subject and id of the record, such as {@code run first}
 * @param artifact content hash
 * @param block block of the artifact
 * @param head head to verify against
 */
record Tampering(String what, List<VerifyCode> codes, Optional<String> where, Optional<String> subject, Optional<String> artifact,
        OptionalInt block, Optional<String> head) {

    static Tampering of(String what, VerifyCode... codes) {
        return new Tampering(what, List.of(codes), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    Tampering in(String table) {
        return new Tampering(what, codes, Optional.of(table), subject, artifact, block, head);
    }

    Tampering about(String newSubject) {
        return new Tampering(what, codes, where, Optional.of(newSubject), artifact, block, head);
    }

    Tampering artifact(String id) {
        return new Tampering(what, codes, where, subject, Optional.of(id), block, head);
    }

    Tampering block(int number) {
        return new Tampering(what, codes, where, subject, artifact, OptionalInt.of(number), head);
    }

    Tampering against(String knownHead) {
        return new Tampering(what, codes, where, subject, artifact, block, Optional.of(knownHead));
    }

    /** Whether a report names it. */
    boolean isNamedBy(VerifyReport report) {
        return report.findings().stream().anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(VerifyFinding f) {
        return codes.contains(f.code())
                && (where.isEmpty() || f.table().orElse("").contains(where.get()))
                && (subject.isEmpty() || f.record().map(r -> r.subject() + " " + r.id()).equals(subject))
                && (artifact.isEmpty() || f.artifact().map(VerifyFinding.ArtifactRef::id).equals(artifact) && f.record().isPresent())
                && (block.isEmpty() || f.block().equals(block));
    }
}
