package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.intent.AllocationConfig;
import dev.plimsoll.intent.PromotionGates.PromotionBounds;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionCheck;
import dev.plimsoll.intent.PromotionGates.PromotionDecision.PromotionGate;
import dev.plimsoll.kind.allocation.AdmissionReport;
import dev.plimsoll.kind.allocation.AdmissionRequest;
import dev.plimsoll.store.files.AllocationConfigFile;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.run.RunDraft.Recorded;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Judges a candidate strategy by the promotion gates. */
final class AdmitCommand extends RecordingCommand {

    private static final int NOT_ADMITTED = 2;

    @Option(names = "--candidate", required = true, paramLabel = "STRATEGY")
    private String candidate;

    @Option(names = "--without", required = true, paramLabel = "RUN")
    private String without;

    @Option(names = "--with", required = true, paramLabel = "RUN")
    private String with;

    @Option(names = "--request", required = true, paramLabel = "FILE")
    private Path request;

    @Option(names = "--config", required = true, paramLabel = "FILE")
    private Path config;

    @Option(names = "--max-concentration-rise", paramLabel = "X", defaultValue = "0.05")
    private BigDecimal maxRise;

    @Override
    int run() {
        AllocationConfig allocation = AllocationConfigFile.read(config);
        AdmissionReport report = lab().admit(new AdmissionRequest(candidate, without, with, AllocationRequestFile.read(request),
                allocation, new PromotionBounds(maxRise, PromotionBounds.STANDARD.stress()), label()));
        answer(report, () -> new Document(report.recorded(), report.candidate(), report.decision().admitted(),
                report.decision().checks().stream().map(Check::of).toList()));
        return report.decision().admitted() ? 0 : NOT_ADMITTED;
    }

    private record Document(@JsonUnwrapped Recorded recorded, String candidate, boolean admitted, List<Check> gates) {
    }

    private record Check(PromotionGate gate, boolean passed, Optional<String> without, Optional<String> with, Optional<String> limit,
            Optional<String> subject) {

        static Check of(PromotionCheck check) {
            return new Check(check.gate(), check.passed(), check.without().map(BigDecimal::toPlainString),
                    check.with().map(BigDecimal::toPlainString), check.limit().map(BigDecimal::toPlainString), check.subject());
        }
    }
}
