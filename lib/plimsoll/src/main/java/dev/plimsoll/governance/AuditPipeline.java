package dev.plimsoll.governance;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static java.util.Optional.empty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.RunRequest;
import dev.plimsoll.RunRequest.Exposure;
import dev.plimsoll.TwoPassRequest;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.governance.AuditMetrics.Change;
import dev.plimsoll.governance.MonitoringResult.Monitoring;
import dev.plimsoll.governance.PromotionResult.Revocation;
import dev.plimsoll.governance.RevalidationResult.Decision;
import dev.plimsoll.governance.RevalidationResult.Decision.Outcome;
import dev.plimsoll.governance.RevalidationResult.Delta;
import dev.plimsoll.kind.allocator.AllocatorKind;
import dev.plimsoll.kind.allocator.AllocatorKind.Stored;
import dev.plimsoll.kind.allocator.FrozenV1;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.AuditDraft;
import dev.plimsoll.store.audit.AuditDraft.Evidence;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.store.audit.Audits.Promotion;
import dev.plimsoll.store.audit.Audits.RecordedAudits;
import dev.plimsoll.store.audit.Audits.SignOff;
import dev.plimsoll.store.files.AllocatorMeta;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.run.RunInfo;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.twopass.Alert;
import dev.plimsoll.twopass.ReportFacts;
import dev.plimsoll.twopass.StoredComparison;
import dev.plimsoll.twopass.TwoPassComparison;
import dev.plimsoll.twopass.TwoPassDocument;
import dev.plimsoll.twopass.TwoPassPipeline;
import dev.plimsoll.twopass.TwoPassPipeline.Passes;
import dev.plimsoll.twopass.TwoPassReport;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.Validation;
import dev.plimsoll.twopass.ValidationConfig;
import dev.plimsoll.twopass.ValidationResult;
import dev.plimsoll.twopass.ValidationResult.Answer;
import dev.plimsoll.twopass.ValidationResult.Finding;
import dev.plimsoll.twopass.Verdict;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Judges stored runs and records the judgement: validation, sign-off, promotion, monitoring, quarterly revalidation. */
public record AuditPipeline(Store store, String author) {

    private static final int LAST_QUARTER = 4;

    public TwoPassResult twoPass(TwoPassRequest request, ValidationConfig config) {
        Passes passes = new TwoPassPipeline(store).run(request);
        TwoPassResult result = validate(passes.scaledRunId(), config);
        return new TwoPassResult(result.comparison(), result.validation(), result.alerts(), result.twoPass(), result.validationRecord(),
                passes.warnings(), result.report(), passes.notes());
    }

    /** Compares, answers the four questions, and records both; the same audit again is found, not written twice. */
    public TwoPassResult validate(String scaledRunId, ValidationConfig config) {
        StoredComparison stored = StoredComparison.load(store, scaledRunId, config);
        TwoPassComparison comparison = stored.comparison();
        ValidationResult validation = Validation.of(comparison, config);
        List<Alert> alerts = Alert.all(comparison, validation, config);
        TwoPassReport report = report(stored, validation);
        Map<String, Object> document = TwoPassDocument.of(report);
        RecordedAudits recorded = store.audits().record(draft("two_pass", comparison, document, Json.numbers(document)),
                twoPass -> draft("validation", comparison, new Links(twoPass, empty()), new Answers(validation, config),
                        AuditMetrics.of(comparison, config), validation, validation.answers(), alerts));
        // the documents above are found again by their hash, so only what is written for people names the head
        TwoPassReport headed = recorded.head().map(head -> report.withChainHead(head.hash())).orElse(report);
        return new TwoPassResult(comparison, validation, alerts, recorded.first(), recorded.second(), List.of(), headed, List.of());
    }

    /** The report of a recorded validation or revalidation, by the bounds it was judged by; records nothing. */
    public TwoPassReport report(AuditInfo record) {
        Map<String, Object> document = Json.parse(record.document(), "audit " + record.auditId());
        boolean validated = record.kind().equals("validation");
        Object config = validated ? document.get("config") : ((Map<?, ?>) document.get("validation")).get("config");
        ValidationConfig bounds = ValidationConfig.parse(Json.line(config), "audit " + record.auditId());
        StoredComparison stored = StoredComparison.load(store, record.scaledRunId().orElseThrow(), bounds);
        ValidationResult validation = Validation.of(stored.comparison(), bounds);
        TwoPassReport report = report(stored, validation);
        if (validated) {
            return report;
        }
        Quarter quarter = Quarter.parse(record.quarter().orElseThrow());
        Object previous = store.sql("SELECT previous_audit_id FROM main.audit_record WHERE audit_id = ?", List.of(record.auditId()), 1)
                .first("previous_audit_id");
        Delta delta = Delta.of(quarter, AuditMetrics.of(stored.comparison(), bounds),
                Optional.ofNullable((String) previous).flatMap(store.audits()::find).map(AuditMetrics::of));
        boolean mapped = store.audits().latestOfBaseline("stability", record.baselineRunId()).isPresent();
        return RevalidationResult.report(report, delta,
                Decision.of(validation, Alert.all(stored.comparison(), validation, bounds)),
                mapped ? Optional.of(stability(stored.baseline())) : empty(), false);
    }

    private static ThresholdStability stability(Stored baseline) {
        return ThresholdStability.of(baseline.result().state(), baseline.allocator().thresholds());
    }

    private TwoPassReport report(StoredComparison stored, ValidationResult validation) {
        RunInfo baseline = stored.baseline().info();
        RunInfo scaled = stored.scaled().info();
        ReportFacts facts = new ReportFacts(List.of(new ReportFacts.Run("baseline", baseline.runId(), baseline.contentSha256()),
                new ReportFacts.Run("scaled", scaled.runId(), scaled.contentSha256())), stored.baseline().allocator().version(),
                Library.version(), Library.gitCommit(), Optional.of(Sha256.hex(CanonicalJson.write(stored.baseline().config()))),
                empty());
        Map<String, Object> baselineMeta = stored.baseline().result().applied()
                .map(applied -> AllocatorMeta.of(stored.baseline().allocator().version(), applied.meta())).orElse(Map.of());
        var applied = stored.comparison().applied().meta();
        ScaledMeta scaledMeta = new ScaledMeta(scaled.mode(), baseline.runId(), "allocator_risk_v1_applied.csv", applied.rebalances(),
                applied.scaled(), applied.percentScaled(), applied.mean(), applied.min(), applied.max());
        return new TwoPassReport(TwoPassReport.TITLE, stored.comparison(), facts, baselineMeta, Json.members(scaledMeta),
                Optional.of(validation), stored.sleeves(), List.of(),
                stored.warnings().stream().map(warning -> warning.code() + ": " + warning.message()).toList());
    }

    private record ScaledMeta(String mode, String sourceRunId, String sourceFilename, @JsonProperty("n_rebalances") int rebalances,
            @JsonProperty("n_scaled") int scaled, double pctScaled, double meanScalar, double minScalar, double maxScalar) {
    }

    /** A record that judges nothing. */
    private AuditDraft draft(String kind, TwoPassComparison comparison, Object document, Map<String, Double> figures) {
        return new AuditDraft(kind, comparison.baseline().runId(), Optional.of(comparison.scaled().runId()), empty(),
                empty(), empty(), empty(), empty(), Json.members(document), figures, List.of(),
                List.of(), List.of(), author);
    }

    /** What a record rests on, what it is compared with, and the quarter and decision of a revalidation. */
    private record Links(AuditInfo basedOn, Optional<AuditInfo> previous, Optional<String> quarter, Optional<String> decision) {
        Links(AuditInfo basedOn, Optional<AuditInfo> previous) {
            this(basedOn, previous, empty(), empty());
        }
    }

    private AuditDraft draft(String kind, TwoPassComparison comparison, Links links, Object document, AuditMetrics metrics,
            ValidationResult validation, List<Answer> shown, List<Alert> alerts) {
        List<AuditDraft.Finding> findings = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        for (Answer answer : shown) {
            answer.findings().forEach(f -> findings.add(new AuditDraft.Finding(answer.number(), f.name(), f.value(), f.unit(), f.bounds(),
                    f.verdict().name(), f.note())));
            answer.evidence().forEach(text -> evidence.add(new Evidence(answer.number(), text)));
        }
        return new AuditDraft(kind, comparison.baseline().runId(), Optional.of(comparison.scaled().runId()), links.quarter(),
                Optional.of(validation.overall().name()), links.decision(), Optional.of(links.basedOn().auditId()),
                links.previous().map(AuditInfo::auditId), Json.members(document), metrics.values(), findings, evidence,
                alerts.stream().map(a -> new AuditDraft.Alert(a.code().name(), a.message(), String.join("\n", a.evidence()))).toList(),
                author);
    }

    private record Answers(@JsonUnwrapped ValidationResult validation, ValidationConfig config) {
    }

    private record Look(LocalDate asOf, Map<String, Double> figures, boolean meanScalarWithinBounds, List<String> thrashing,
            List<String> news, @JsonInclude(Include.NON_EMPTY) List<String> alerts) {
    }

    private record Judgement(LocalDate asOf, Map<String, Double> figures,
            @JsonInclude(NON_NULL) Outcome decisionToDate,
            @JsonInclude(NON_NULL) Outcome decision, List<String> reasons,
            Answers validation, List<Change> changes) {
    }

    public SignOff signOff(String scaledRunId, Optional<String> auditId, String reviewer, boolean approved, String note) {
        StoredText.requireName("The reviewer", reviewer);
        StoredText.require("The note", note);
        AuditInfo latest = store.audits().latest("validation", scaledRunId).orElseThrow(() -> new UsageException("Run " + scaledRunId
                + " has no validation to sign off; make one with plimsoll validate " + scaledRunId + "."));
        AuditInfo validation = auditId.map(id -> store.audits().find(id)
                .filter(audit -> audit.kind().equals("validation") && audit.scaledRunId().equals(Optional.of(scaledRunId)))
                .orElseThrow(() -> new UsageException("Run " + scaledRunId + " has no validation " + id + "; its latest is "
                        + latest.auditId() + ". Nothing was recorded."))).orElse(latest);
        return store.audits().signOff(validation.auditId(), reviewer, approved, note);
    }

    /** What a promotion rests on: a comparison, its answers as they are now, and their record with the latest word on it. */
    private record Judged(StoredComparison stored, ValidationResult validation, Optional<AuditInfo> record, Optional<SignOff> signOff) {

    }

    private Judged judged(String runId, ValidationConfig config) {
        String scaledRunId = runId;
        if (store.run(runId).mode().equals("off")) {
            scaledRunId = store.audits().latestOfBaseline("validation", runId).flatMap(AuditInfo::scaledRunId)
                    .orElseThrow(() -> new UsageException("Run " + runId + " has no validation, so it cannot be promoted. Run plimsoll "
                            + "two-pass on its inputs, plimsoll validate, and plimsoll sign-off first."));
        }
        StoredComparison stored = StoredComparison.load(store, scaledRunId, config);
        ValidationResult validation = Validation.of(stored.comparison(), config);
        Optional<AuditInfo> record = store.audits().find(draft("validation", stored.comparison(), new Answers(validation, config),
                Map.of()).auditId());
        return new Judged(stored, validation, record, record.flatMap(audit -> store.audits().latestSignOff(audit.auditId())));
    }

    /** Promotes if all conditions hold; the file is in step with the record. */
    public PromotionResult promote(String runId, Optional<String> acceptedCaution, ValidationConfig config, Path file) {
        FrozenV1.requireUntouched();
        acceptedCaution.ifPresent(reason -> StoredText.require("The reason to accept a CAUTION", reason));
        Judged judged = store.inOneOpening(() -> judged(runId, config));
        StoredComparison stored = judged.stored();
        for (Stored pass : List.of(stored.baseline(), stored.scaled())) {
            if (Exposure.Purpose.isResearch(pass.config())) {
                throw new UsageException("Run " + pass.info().runId() + " was made with --research, so it cannot be promoted. Nothing was "
                        + "recorded. Run plimsoll two-pass on its inputs, plimsoll sign-off, and promote that baseline.");
            }
        }
        boolean frozen = Stream.of(stored.baseline(), stored.scaled()).map(Stored::allocator)
                .allMatch(rules -> rules.isV1() && rules.version().equals("v1.0"));
        boolean approved = judged.signOff().filter(SignOff::approved).isPresent();
        FreezeChecklist checklist = FreezeChecklist.of(stored.comparison(), judged.validation(), config, approved, frozen,
                acceptedCaution.isPresent());
        String baselineRunId = stored.baseline().info().runId();
        if (!checklist.holds() || judged.record().isEmpty()) {
            return new PromotionResult(checklist, empty(), baselineRunId, file);
        }
        Supplier<Promotion> step = () -> store.audits().promote(baselineRunId, judged.record().get().auditId(),
                judged.validation().overall() == Verdict.CAUTION ? acceptedCaution : empty(), author);
        return new PromotionResult(checklist, Optional.of(new ProductionFiles(store).promote(file, baselineRunId, step)), baselineRunId,
                file);
    }

    /** Takes the pointer back; every file that promotions wrote, and those named, say so in the same step. */
    public Revocation revoke(String reason, List<Path> files) {
        StoredText.require("The reason", reason);
        store.audits().production(); // a store that is not there is said, not made
        return new ProductionFiles(store).revoke(files, () -> store.audits().revoke(reason, author));
    }

    public MonitoringResult monitor(TwoPassRequest request, ValidationConfig config) {
        TwoPassResult audit = twoPass(request, config);
        LocalDate asOf = AuditMetrics.of(audit.comparison(), config).asOf();
        Optional<AuditInfo> previous = store.audits().monitoringBefore(asOf, audit.comparison().baseline().runId());
        Monitoring monitoring = Monitoring.of(audit.comparison(), config, previous.map(AuditMetrics::of));
        Look look = new Look(asOf, monitoring.metrics().values(), monitoring.meanWithin(),
                monitoring.thrashing().stream().map(Object::toString).toList(), monitoring.news(),
                // the same book by stricter bounds is another look
                audit.alerts().stream().map(alert -> alert.code() + ": " + alert.message()).toList());
        AuditInfo record = store.audits().record(draft("monitoring", audit.comparison(), new Links(audit.twoPass(), previous), look,
                monitoring.metrics(), audit.validation(), List.of(), audit.alerts()));
        return new MonitoringResult(audit, monitoring, record);
    }

    /** The quarter; to date, as far as the data reach: a look, recorded as one, which no later quarter is compared with. */
    public RevalidationResult revalidate(Quarter quarter, TwoPassRequest request, ValidationConfig config, boolean annual, boolean toDate) {
        RunRequest baseline = request.baseline();
        if (baseline.end().isPresent()) {
            throw new UsageException("--end is set by the quarter: " + quarter + " ends on " + quarter.end() + ". Leave --end out.");
        }
        TwoPassRequest cut = new TwoPassRequest(baseline.withWindow(baseline.start(), Optional.of(quarter.end())), request.scaledInputs(),
                request.scaledRunId());
        LocalDate last = AllocatorKind.read(cut.baseline()).inputs().equity().dates().last();
        if (last.isBefore(quarter.start())) { // before anything is written
            throw new DataException("The inputs end on " + last + ", before the quarter " + quarter + " begins (" + quarter.start()
                    + "). Nothing was stored. Give newer inputs, or revalidate an earlier quarter.");
        }
        if (!toDate && !quarter.isCoveredBy(last)) {
            throw new DataException("The inputs end on " + last + ", " + ChronoUnit.DAYS.between(last, quarter.end()) + " days before the "
                    + "quarter " + quarter + " ends (" + quarter.end() + "); expected a last row from " + quarter.coveredFrom() + " on. "
                    + "Nothing was stored. Give newer inputs, or look at the quarter so far with --to-date.");
        }
        TwoPassResult audit = twoPass(cut, config);
        AuditMetrics metrics = AuditMetrics.of(audit.comparison(), config);
        Optional<AuditInfo> previous = store.audits().revalidation(quarter.previous().toString(), audit.comparison().baseline().runId());
        Delta delta = Delta.of(quarter, metrics, previous.map(AuditMetrics::of));
        Decision decision = Decision.of(audit.validation(), audit.alerts());
        Judgement judgement = new Judgement(metrics.asOf(), metrics.values(), toDate ? decision.outcome() : null,
                toDate ? null : decision.outcome(), decision.reasons(), new Answers(audit.validation(), config), delta.changes());
        Links links = toDate ? new Links(audit.twoPass(), previous)
                : new Links(audit.twoPass(), previous, Optional.of(quarter.toString()), Optional.of(decision.outcome().name()));
        AuditInfo record = store.audits().record(draft(toDate ? "monitoring" : "revalidation", audit.comparison(), links, judgement,
                metrics, audit.validation(), audit.validation().answers(), audit.alerts()));
        Optional<ThresholdStability> stability = empty();
        if (annual || !toDate && quarter.number() == LAST_QUARTER) {
            stability = Optional.of(stability(AllocatorKind.load(store, audit.baselineRunId())));
            store.audits().record(draft("stability", audit.comparison(), stability.get(), Map.of()));
        }
        return new RevalidationResult(quarter, audit.with(RevalidationResult.report(audit.report(), delta, decision, stability, toDate)),
                delta, decision, stability, record);
    }

}
