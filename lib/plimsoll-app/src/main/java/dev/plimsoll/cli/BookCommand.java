package dev.plimsoll.cli;

import static java.util.Optional.empty;

import dev.plimsoll.Plimsoll;
import dev.plimsoll.RunRequest;
import dev.plimsoll.TwoPassRequest;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.governance.MonitoringResult;
import dev.plimsoll.governance.MonitoringResult.Monitoring;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.governance.RevalidationResult;
import dev.plimsoll.governance.ThresholdStability;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.files.ConfigFile;
import dev.plimsoll.twopass.TwoPassResult;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that audits a book in two passes. */
abstract class BookCommand extends AuditCommand {

    @Mixin
    private SourceOptions source;

    @Option(names = "--scaled-inputs", paramLabel = "DIR")
    private Optional<Path> scaledInputs;

    @Option(names = "--baseline-run-id", paramLabel = "ID")
    private Optional<String> baselineRunId;

    @Option(names = "--scaled-run-id", paramLabel = "ID")
    private Optional<String> scaledRunId;

    @Mixin
    private BookWindow window;

    @Mixin
    private DecimalOption.Strict tables;

    final TwoPassRequest request() {
        if (scaledInputs.isPresent() && source.inputs == null) {
            throw new UsageException("--scaled-inputs goes with --inputs: a scaled run made elsewhere is compared with its baseline's run "
                    + "directory. Give that, or leave --scaled-inputs out.");
        }
        ConfigFile v1 = ConfigFile.v1();
        return new TwoPassRequest(new RunRequest(source.source(tables.sign()), RunLabel.USUAL.ofSecond(baselineRunId),
                new ConfigFile(v1.allocator(), window.execution(v1.execution())), empty(), window.start, window.end,
                RunRequest.Exposure.off().withCoreWeight(source.coreWeight()),
                tables.strict), scaledInputs, scaledRunId);
    }

    /** Writes the report of an audit. */
    static List<Path> report(Plimsoll lab, TwoPassResult audit, Path folder) {
        return filesAfter(List.of(audit.baselineRunId(), audit.scaledRunId()), lab.store().path(), () -> audit.report().write(folder));
    }

    /** An answer that says where the report is. */
    final int answer(Describable result, Path report, Supplier<?> document) {
        return answer(result.describe().text() + "\nReport: " + report.resolve("two_pass_comparison.html"), document);
    }

    /** Runs both passes. */
    static final class TwoPassCommand extends BookCommand {

        @Mixin
        private ReportFolder reports;

        @Override
        int run() {
            Plimsoll lab = lab();
            TwoPassResult result = lab.twoPass(request(), config());
            Path folder = reports.of(lab, result.scaledRunId());
            List<Path> files = report(lab, result, folder);
            return answer(result, folder, () -> Document.of(result, files));
        }
    }

    /** The regular look at a run in production. */
    static final class MonitorCommand extends BookCommand {

        private record Look(String auditId, boolean alreadyRecorded, LocalDate asOf, Map<String, Double> figures,
                boolean meanScalarWithinBounds, List<String> news, Document audit) {
        }

        @Override
        int run() {
            MonitoringResult result = lab().monitor(request(), config());
            Monitoring monitoring = result.monitoring();
            answer(result, () -> new Look(result.record().auditId(), result.record().alreadyStored(), monitoring.metrics().asOf(),
                    monitoring.metrics().values(), monitoring.meanWithin(), monitoring.news(), Document.of(result.audit(), List.of())));
            return !result.audit().alerts().isEmpty() ? 2 : monitoring.meanWithin() ? 0 : 1;
        }
    }

    /** The quarterly revalidation. */
    static final class RevalidateCommand extends BookCommand {

        @Option(names = "--quarter", order = FIRST, required = true, paramLabel = "2025Q3")
        private String quarter;

        @Option(names = "--stability", order = INPUTS)
        private boolean stability;

        @Option(names = "--to-date", order = INPUTS)
        private boolean toDate;

        @Mixin
        private ReportFolder reports;

        private record Judgement(Quarter quarter, boolean toDate, String auditId, boolean alreadyRecorded,
                RevalidationResult.Decision.Outcome decision,
                List<String> reasons, Optional<Quarter> previousQuarter, Optional<List<ThresholdStability.Row>> stability, Document audit) {
        }

        @Override
        int run() {
            Quarter parsed = Quarter.parse(quarter);
            Plimsoll lab = lab();
            RevalidationResult result = toDate ? lab.revalidateToDate(parsed, request(), config(), stability)
                    : lab.revalidate(parsed, request(), config(), stability);
            Path folder = reports.of(lab, result.name().replace(' ', '-'));
            List<Path> files = report(lab, result.audit(), folder);
            answer(result, folder, () -> new Judgement(parsed, toDate, result.record().auditId(), result.record().alreadyStored(),
                    result.decision().outcome(), result.decision().reasons(), result.delta().previous(),
                    result.stability().map(ThresholdStability::rows), Document.of(result.audit(), files)));
            return result.audit().validation().overall().ordinal();
        }
    }
}
