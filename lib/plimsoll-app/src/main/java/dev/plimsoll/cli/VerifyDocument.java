package dev.plimsoll.cli;

import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.ArtifactRef;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A verification as JSON. */
record VerifyDocument(boolean intact, Object runs, int records, long artifacts, long rows, Optional<ChainHead> head,
        Optional<ChainHead> knownHead, List<Finding> findings, List<String> notes) {

    private record Finding(VerifyCode code, String meaning, Optional<Integer> record, Optional<String> subject,
            Optional<String> subjectId, Optional<String> where, Optional<String> artifactId, Optional<String> kind,
            Optional<List<String>> runs, OptionalInt block, Optional<String> rows, String expected, String found, String remedy) {

        static Finding of(VerifyFinding finding) {
            return new Finding(finding.code(), finding.code().meaning(), finding.record().map(RecordRef::sequence).filter(s -> s != 0),
                    finding.record().map(RecordRef::subject), finding.record().map(RecordRef::id), finding.table(),
                    finding.artifact().map(ArtifactRef::id), finding.artifact().map(ArtifactRef::kind),
                    finding.artifact().map(ArtifactRef::runs), finding.block(), finding.rows(), finding.expected(), finding.found(),
                    finding.code().remedy());
        }
    }

    static VerifyDocument of(VerifyReport report) {
        return new VerifyDocument(report.intact(), report.scope().isEmpty() ? "all" : report.scope(), report.records(),
                report.artifacts(), report.rows(), report.head(), report.knownHead(), report.findings().stream().map(Finding::of).toList(),
                report.notes());
    }
}
