package dev.plimsoll.cli;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyFinding.ArtifactRef;
import dev.plimsoll.store.chain.VerifyFinding.RecordRef;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Is the store as it was recorded? */
final class VerifyCommand extends StoreCommand {

    @Parameters(arity = "0..*", paramLabel = "RUN")
    private List<String> runs = new ArrayList<>();

    @Option(names = "--all")
    private boolean all;

    @Option(names = "--head", paramLabel = "HASH")
    private String head;

    @Option(names = "--pack", paramLabel = "DIR")
    private Path pack;

    @Override
    int run() {
        if (all && !runs.isEmpty()) {
            throw new UsageException("Name runs to verify, or --all, not both. See plimsoll verify --help.");
        }
        if (pack != null && (all || head != null || !runs.isEmpty())) {
            throw new UsageException("--pack stands alone: the pack's own head and all of its store are checked. See "
                    + "plimsoll verify --help.");
        }
        VerifyReport report;
        try (TerminalBar bar = bar("Verify")) {
            report = pack != null ? Plimsoll.verifyPack(pack, bar) : lab().verify(new VerifyRequest(runs, Optional.ofNullable(head)), bar);
        }
        answer(report, () -> Document.of(report));
        return report.intact() ? 0 : 2;
    }

    /** A verification as JSON. */
    record Document(boolean intact, Object runs, int records, long artifacts, long rows, Optional<ChainHead> head,
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

        static Document of(VerifyReport report) {
            return new Document(report.intact(), report.scope().isEmpty() ? "all" : report.scope(), report.records(),
                    report.artifacts(), report.rows(), report.head(), report.knownHead(),
                    report.findings().stream().map(Finding::of).toList(), report.notes());
        }
    }
}
