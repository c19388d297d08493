package dev.plimsoll.store.audit;

import static dev.plimsoll.store.run.RunCatalog.optional;
import static dev.plimsoll.store.schema.main.Tables.AUDIT_RECORD;
import static dev.plimsoll.store.schema.main.Tables.PROMOTION;
import static dev.plimsoll.store.schema.main.Tables.RUN;
import static dev.plimsoll.store.schema.main.Tables.SIGN_OFF;
import static java.util.Optional.empty;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.file.StoreFile;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.file.Transaction.Place;
import dev.plimsoll.store.run.RunCatalog;
import dev.plimsoll.store.schema.Library;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Records;
import org.jooq.impl.DSL;

/** Audits of a store's runs, the judgements on them, and the pointer that says which run production uses. */
public record Audits(StoreFile file, Clock clock) {

    private static final Field<Instant> CREATED = RunCatalog.instant(AUDIT_RECORD.CREATED_AT);
    private static final Field<String> AS_OF = DSL.field("json_extract_string({0}, '$.as_of')", String.class, AUDIT_RECORD.DOCUMENT);

    /**
     * Records an audit; the same audit again is found, not written twice.
     *
     * @param draft everything about it
     * @return it, as it stands in the store
     */
    public AuditInfo record(AuditDraft draft) {
        return file.write(connection -> record(connection, draft));
    }

    /**
     * Records an audit and another that rests on it, with one opening of the file and each in a transaction of its own: when the second
     * cannot be made or recorded, the first stays, and is found when both are recorded again.
     *
     * @param first everything about the first
     * @param second everything about the other, when the first stands in the store
     * @return both, as they stand in the store, and the head of the chain after them
     */
    public RecordedAudits record(AuditDraft first, Function<AuditInfo, AuditDraft> second) {
        return file.write(connection -> {
            AuditInfo one = record(connection, first);
            return new RecordedAudits(one, record(connection, second.apply(one)), Chain.head(connection));
        });
    }

    private AuditInfo record(Connection connection, AuditDraft draft) throws SQLException {
        Condition it = AUDIT_RECORD.AUDIT_ID.eq(draft.auditId());
        Optional<AuditInfo> there = last(connection, it, true);
        if (there.isPresent()) {
            return there.get();
        }
        Transaction.run(connection, transaction -> {
            insert(transaction, Rows.next(connection, "audit_record"), draft);
            Chain.append(connection, ChainSubject.AUDIT, draft.auditId(), clock);
        });
        return last(connection, it, false).orElseThrow();
    }

    private void insert(Transaction transaction, int sequence, AuditDraft draft) throws SQLException {
        String id = draft.auditId();
        transaction.insert("audit_record", id, sequence, draft.kind(), draft.baselineRunId(), draft.scaledRunId(), draft.quarter(),
                draft.verdict(), draft.decision(), draft.basedOn(), draft.previous(), draft.documentJson(), draft.author(),
                Library.version(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        for (Map.Entry<String, Double> figure : draft.figures().entrySet()) {
            transaction.insert("audit_figure", id, figure.getKey(), figure.getValue());
        }
        Map<Integer, Integer> positions = new HashMap<>();
        for (AuditDraft.Finding f : draft.findings()) {
            transaction.insert("validation_finding", id, f.question(), positions.merge(f.question(), 1, Integer::sum), f.name(), f.value(),
                    f.unit(), f.bounds(), f.verdict(), f.note());
        }
        positions.clear();
        for (AuditDraft.Evidence e : draft.evidence()) {
            transaction.insert("validation_evidence", id, e.question(), positions.merge(e.question(), 1, Integer::sum), e.text());
        }
        int position = 1;
        for (AuditDraft.Alert alert : draft.alerts()) {
            transaction.insert("alert", id, position++, alert.code(), alert.message(), alert.evidence());
        }
    }

    private static Optional<AuditInfo> last(Connection connection, Condition chosen, boolean alreadyStored, OrderField<?>... order) {
        return RunCatalog.sql(connection).select(AUDIT_RECORD.AUDIT_ID, AUDIT_RECORD.SEQUENCE, AUDIT_RECORD.KIND,
                        AUDIT_RECORD.BASELINE_RUN_ID, optional(AUDIT_RECORD.SCALED_RUN_ID), optional(AUDIT_RECORD.QUARTER),
                        optional(AUDIT_RECORD.VERDICT), optional(AUDIT_RECORD.DECISION), AUDIT_RECORD.DOCUMENT, CREATED,
                        DSL.inline(alreadyStored))
                .from(AUDIT_RECORD).where(chosen).orderBy(order).limit(1)
                .fetchOptional(Records.mapping(AuditInfo::new));
    }

    private Optional<AuditInfo> last(Condition chosen, OrderField<?>... first) {
        return file.read(connection -> last(connection, chosen, true,
                Stream.concat(Stream.of(first), Stream.of(AUDIT_RECORD.SEQUENCE.desc())).toArray(OrderField<?>[]::new)));
    }

    /**
     * The latest audit of a kind that a run has: as the scaled run, or as the baseline of an audit without one.
     *
     * @param kind two_pass, validation, monitoring, revalidation or stability
     * @param runId the run
     * @return the audit, if there is one
     */
    public Optional<AuditInfo> latest(String kind, String runId) {
        return last(AUDIT_RECORD.KIND.eq(kind).and(DSL.coalesce(AUDIT_RECORD.SCALED_RUN_ID, AUDIT_RECORD.BASELINE_RUN_ID).eq(runId)));
    }

    /**
     * The latest audit of a kind that rests on a baseline.
     *
     * @param kind as above
     * @param baselineRunId pass 1
     * @return the audit, if there is one
     */
    public Optional<AuditInfo> latestOfBaseline(String kind, String baselineRunId) {
        return last(AUDIT_RECORD.KIND.eq(kind).and(AUDIT_RECORD.BASELINE_RUN_ID.eq(baselineRunId)));
    }

    /**
     * An audit by its id.
     *
     * @param auditId 64 hexadecimal digits, as {@link AuditDraft#auditId()} gives them for what is yet to be recorded
     * @return the audit, if it is recorded
     */
    public Optional<AuditInfo> find(String auditId) {
        return last(AUDIT_RECORD.AUDIT_ID.eq(auditId));
    }

    /**
     * The latest monitoring record of a book that looked at data up to some day before a given one.
     *
     * @param day the day this look's data end on
     * @param baselineRunId a run of the book; runs of one strategy profile are one book
     * @return the record, if there is one
     */
    public Optional<AuditInfo> monitoringBefore(LocalDate day, String baselineRunId) {
        return last(AUDIT_RECORD.KIND.eq("monitoring").and(AS_OF.lt(day.toString())).and(isOfBook(baselineRunId)), AS_OF.desc());
    }

    /**
     * The latest revalidation of a quarter that a book has.
     *
     * @param quarter such as 2025Q3
     * @param baselineRunId a run of the book; runs of one strategy profile are one book
     * @return the record, if there is one
     */
    public Optional<AuditInfo> revalidation(String quarter, String baselineRunId) {
        return last(AUDIT_RECORD.KIND.eq("revalidation").and(AUDIT_RECORD.QUARTER.eq(quarter)).and(isOfBook(baselineRunId)));
    }

    /** Runs of one book share the strategy profile that their inputs name. */
    private static Condition isOfBook(String runId) {
        return profile(AUDIT_RECORD.BASELINE_RUN_ID).isNotDistinctFrom(profile(DSL.val(runId)));
    }

    private static Field<String> profile(Field<String> runId) {
        return DSL.field(DSL.select(RUN.PROFILE).from(RUN).where(RUN.RUN_ID.eq(runId)));
    }

    /**
     * Appends a judgement on a validation.
     *
     * @param auditId the validation
     * @param reviewer who judges
     * @param approved the judgement
     * @param note why
     * @return the record
     * @throws InputMissingException when there is no such audit
     */
    public SignOff signOff(String auditId, String reviewer, boolean approved, String note) {
        return file.write(connection -> {
            if (last(connection, AUDIT_RECORD.AUDIT_ID.eq(auditId), true).isEmpty()) {
                throw new InputMissingException("There is no audit " + auditId + " in the store to sign off.");
            }
            Place place = Transaction.append(connection, clock, ChainSubject.SIGN_OFF, (rows, sequence, now, head) ->
                    rows.insert("sign_off", sequence, auditId, reviewer, approved ? SignOff.APPROVED : SignOff.REJECTED, note, head, now));
            return new SignOff(place.sequence(), auditId, reviewer, approved, note, place.now());
        });
    }

    /**
     * The latest judgement on a validation.
     *
     * @param auditId the validation
     * @return the record, if there is one
     */
    public Optional<SignOff> latestSignOff(String auditId) {
        return file.read(connection -> RunCatalog.sql(connection).select(SIGN_OFF.SEQUENCE, SIGN_OFF.AUDIT_ID, SIGN_OFF.REVIEWER,
                        SIGN_OFF.DECISION.convertFrom(SignOff.APPROVED::equals), SIGN_OFF.NOTE, RunCatalog.instant(SIGN_OFF.CREATED_AT))
                .from(SIGN_OFF).where(SIGN_OFF.AUDIT_ID.eq(auditId)).orderBy(SIGN_OFF.SEQUENCE.desc()).limit(1)
                .fetchOptional(Records.mapping(SignOff::new)));
    }

    /**
     * Points production at a run. The conditions for that are the caller's to check.
     *
     * @param runId baseline run whose applied scalars production uses from now on
     * @param auditId validation it rests on
     * @param acceptedCaution why a CAUTION was accepted, if there was one
     * @param author who does it
     * @return the record
     */
    public Promotion promote(String runId, String auditId, Optional<String> acceptedCaution, String author) {
        return append(Optional.of(runId), Optional.of(auditId), acceptedCaution, empty(), author);
    }

    /**
     * Takes the production pointer back.
     *
     * @param reason why
     * @param author who does it
     * @return the record
     */
    public Promotion revoke(String reason, String author) {
        return append(empty(), empty(), empty(), Optional.of(reason), author);
    }

    private Promotion append(Optional<String> runId, Optional<String> auditId, Optional<String> caution, Optional<String> reason,
            String author) {
        return file.write(connection -> {
            Place place = Transaction.append(connection, clock, ChainSubject.PROMOTION, (rows, sequence, now, head) ->
                    rows.insert("promotion", sequence, runId, auditId, caution, reason, author, now));
            return new Promotion(place.sequence(), runId, auditId, caution, reason, author, place.now());
        });
    }

    /**
     * The last step of the production pointer; it may be a revocation.
     *
     * @return the record, or empty when nothing was ever promoted
     */
    public Optional<Promotion> production() {
        return promotions().stream().reduce((before, last) -> last);
    }

    /**
     * Every step of the production pointer.
     *
     * @return in the order of recording
     */
    public List<Promotion> promotions() {
        return file.read(connection -> RunCatalog.sql(connection).select(PROMOTION.SEQUENCE, optional(PROMOTION.RUN_ID),
                        optional(PROMOTION.AUDIT_ID), optional(PROMOTION.ACCEPTED_CAUTION), optional(PROMOTION.REVOKED_REASON),
                        PROMOTION.AUTHOR, RunCatalog.instant(PROMOTION.CREATED_AT))
                .from(PROMOTION).orderBy(PROMOTION.SEQUENCE).fetch(Records.mapping(Promotion::new)));
    }

    /**
     * One audit as the store has it.
     *
     * @param auditId its identity, 64 hexadecimal digits
     * @param sequence order of recording, from 1
     * @param kind two_pass, validation, monitoring, revalidation or stability
     * @param baselineRunId pass 1
     * @param scaledRunId pass 2, if any
     * @param quarter of a revalidation
     * @param verdict PASS, CAUTION or FAIL, where there is one
     * @param decision of a revalidation
     * @param document all of it as canonical JSON
     * @param createdAt when it was recorded
     * @param alreadyStored true when recording it found it there
     */
    public record AuditInfo(String auditId, int sequence, String kind, String baselineRunId, Optional<String> scaledRunId,
            Optional<String> quarter, Optional<String> verdict, Optional<String> decision, String document, Instant createdAt,
            boolean alreadyStored) {

        /**
         * Where the audit is found again.
         *
         * @return one line
         */
        public String recorded() {
            return (alreadyStored ? "Recorded before as audit " : "Recorded as audit ") + auditId;
        }
    }

    /**
     * Two audits of which the second rests on the first.
     *
     * @param first as it stands in the store
     * @param second as it stands in the store
     * @param head of the hash chain once both stand in it
     */
    public record RecordedAudits(AuditInfo first, AuditInfo second, Optional<ChainHead> head) {
    }

    /**
     * A judgement on a validation.
     *
     * @param sequence order of recording, from 1
     * @param auditId the validation judged
     * @param reviewer who judged
     * @param approved true for APPROVED, false for REJECTED
     * @param note why
     * @param createdAt when
     */
    @JsonPropertyOrder({"sequence", "audit_id", "reviewer", "decision"})
    @JsonIgnoreProperties("approved")
    public record SignOff(int sequence, String auditId, String reviewer, boolean approved, String note, Instant createdAt)
            implements Describable {

        private static final String APPROVED = "APPROVED";
        private static final String REJECTED = "REJECTED";

        /** The judgement as it is stored: APPROVED or REJECTED. */
        @JsonProperty
        public String decision() {
            return approved ? APPROVED : REJECTED;
        }

        @Override
        public Doc describe() {
            return Doc.of("Sign-off " + sequence + " by " + reviewer, new Block.Verdict(Cell.Tag.of(approved, APPROVED, REJECTED), "validation " + auditId + (note.isBlank() ? "" : ": " + note)));
        }
    }

    /**
     * A step of the production pointer; the latest one counts.
     *
     * @param sequence order of recording, from 1
     * @param runId baseline run whose applied scalars production uses; empty = revoked
     * @param auditId validation it rests on; empty for a revocation
     * @param acceptedCaution why a CAUTION was accepted, if there was one
     * @param revokedReason why production was revoked, for a revocation
     * @param author who did it
     * @param createdAt when
     */
    public record Promotion(int sequence, Optional<String> runId, Optional<String> auditId, Optional<String> acceptedCaution,
            Optional<String> revokedReason, String author, Instant createdAt) {
    }
}
