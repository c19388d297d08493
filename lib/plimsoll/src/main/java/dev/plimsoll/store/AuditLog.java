package dev.plimsoll.store;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.ChainSubject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Audit records, sign-offs and the production pointer: appends and look-ups on an open connection. */
final class AuditLog {

    private static final String AUDIT_COLUMNS = "audit_id, sequence, kind, baseline_run_id, scaled_run_id, quarter, "
            + "CAST(verdict AS VARCHAR), decision, document, created_at";

    /** Runs of one book share the strategy profile that its inputs name. */
    private static final String SAME_BOOK = "(SELECT profile FROM run WHERE run_id = audit_record.baseline_run_id) IS NOT DISTINCT FROM "
            + "(SELECT profile FROM run WHERE run_id = ?)";

    private final Connection connection;
    private final Clock clock;

    AuditLog(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    AuditInfo record(AuditDraft draft) throws SQLException {
        Optional<AuditInfo> there = audit(draft.auditId(), true);
        if (there.isPresent()) {
            return there.get();
        }
        Transactions.run(connection, statements -> {
            insert(statements, draft);
            Chain.append(connection, ChainSubject.AUDIT, draft.auditId(), clock);
        });
        return audit(draft.auditId(), false).orElseThrow();
    }

    private void insert(Statements statements, AuditDraft draft) throws SQLException {
        String id = draft.auditId();
        statements.insert("INSERT INTO audit_record VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM audit_record), ?, ?, ?, ?, "
                        + "CAST(? AS verdict), ?, ?, ?, ?, ?, ?, ?)",
                id, draft.kind(), draft.baselineRunId(), draft.scaledRunId().orElse(null), draft.quarter().orElse(null),
                draft.verdict().orElse(null), draft.decision().orElse(null), draft.basedOn().orElse(null),
                draft.previous().orElse(null), draft.documentJson(), draft.author(), Library.version(), now());
        for (Map.Entry<String, Double> figure : draft.figures().entrySet()) {
            statements.insert("INSERT INTO audit_figure VALUES (?, ?, ?)", id, figure.getKey(),
                    figure.getValue().isNaN() ? null : figure.getValue());
        }
        Map<Integer, Integer> positions = new HashMap<>();
        for (AuditDraft.Finding f : draft.findings()) {
            statements.insert("INSERT INTO validation_finding VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS verdict), ?)", id, f.question(),
                    positions.merge(f.question(), 1, Integer::sum), f.name(),
                    f.value().isPresent() ? f.value().getAsDouble() : null, f.unit(), f.bounds(), f.verdict(), f.note());
        }
        positions.clear();
        for (AuditDraft.Evidence e : draft.evidence()) {
            statements.insert("INSERT INTO validation_evidence VALUES (?, ?, ?, ?)", id, e.question(),
                    positions.merge(e.question(), 1, Integer::sum), e.text());
        }
        int position = 1;
        for (AuditDraft.Alert alert : draft.alerts()) {
            statements.insert("INSERT INTO alert VALUES (?, ?, ?, ?, ?)", id, position++, alert.code(), alert.message(), alert.evidence());
        }
    }

    private Optional<AuditInfo> audit(String auditId, boolean alreadyStored) throws SQLException {
        return audits("audit_id = ?", alreadyStored, auditId).stream().findFirst();
    }

    /** The latest audit of a kind that a scaled run, or a baseline without one, has. */
    Optional<AuditInfo> latest(String kind, String runId) throws SQLException {
        return audits("kind = ? AND coalesce(scaled_run_id, baseline_run_id) = ? ORDER BY sequence DESC LIMIT 1", true, kind, runId)
                .stream().findFirst();
    }

    /** The latest audit of a kind that rests on a baseline. */
    Optional<AuditInfo> latestOfBaseline(String kind, String runId) throws SQLException {
        return audits("kind = ? AND baseline_run_id = ? ORDER BY sequence DESC LIMIT 1", true, kind, runId).stream().findFirst();
    }

    /** The latest revalidation of a quarter that a book has. */
    Optional<AuditInfo> revalidation(String quarter, String baselineRunId) throws SQLException {
        return audits("kind = 'revalidation' AND quarter = ? AND " + SAME_BOOK + " ORDER BY sequence DESC LIMIT 1", true, quarter,
                baselineRunId).stream().findFirst();
    }

    /** The last look at a book with data up to a day before a given one. */
    Optional<AuditInfo> monitoringBefore(LocalDate day, String baselineRunId) throws SQLException {
        return audits("kind = 'monitoring' AND json_extract_string(document, '$.as_of') < ? AND " + SAME_BOOK
                + " ORDER BY json_extract_string(document, '$.as_of') DESC, sequence DESC LIMIT 1", true, day.toString(), baselineRunId)
                .stream().findFirst();
    }

    /** The record that a draft would make, if it is there. */
    Optional<AuditInfo> find(AuditDraft draft) throws SQLException {
        return audit(draft.auditId(), true);
    }

    /** The record of an id. */
    Optional<AuditInfo> find(String auditId) throws SQLException {
        return audit(auditId, true);
    }

    private List<AuditInfo> audits(String condition, boolean alreadyStored, Object... parameters) throws SQLException {
        return Rows.list(connection, "SELECT " + AUDIT_COLUMNS + " FROM audit_record WHERE " + condition,
                row -> new AuditInfo(row.getString(1), row.getInt(2), row.getString(3), row.getString(4),
                        Optional.ofNullable(row.getString(5)), Optional.ofNullable(row.getString(6)),
                        Optional.ofNullable(row.getString(7)), Optional.ofNullable(row.getString(8)), row.getString(9),
                        instant(row, 10), alreadyStored), parameters);
    }

    SignOff signOff(String auditId, String reviewer, boolean approved, String note) throws SQLException {
        if (audit(auditId, true).isEmpty()) {
            throw new InputMissingException("There is no audit " + auditId + " in the store to sign off.");
        }
        Transactions.run(connection, statements -> {
            int sequence = Rows.next(connection, "sign_off");
            statements.insert("INSERT INTO sign_off VALUES (?, ?, ?, ?, ?, ?, ?)", sequence, auditId, reviewer, approved ? "APPROVED" : "REJECTED",
                    note, Chain.head(connection).map(ChainHead::hash).orElse(null), now());
            Chain.append(connection, ChainSubject.SIGN_OFF, String.valueOf(sequence), clock);
        });
        return latestSignOff(auditId).orElseThrow();
    }

    Optional<SignOff> latestSignOff(String auditId) throws SQLException {
        return Rows.first(connection, "SELECT sequence, audit_id, reviewer, decision, note, created_at "
                + "FROM sign_off WHERE audit_id = ? ORDER BY sequence DESC LIMIT 1", row -> new SignOff(row.getInt(1), row.getString(2),
                        row.getString(3), row.getString(4).equals("APPROVED"), row.getString(5), instant(row, 6)), auditId);
    }

    Promotion promote(String runId, String auditId, Optional<String> acceptedCaution, String author) throws SQLException {
        return append(runId, auditId, acceptedCaution.orElse(null), null, author);
    }

    Promotion revoke(String reason, String author) throws SQLException {
        return append(null, null, null, reason, author);
    }

    private Promotion append(String runId, String auditId, String caution, String reason, String author) throws SQLException {
        Transactions.run(connection, statements -> {
            int sequence = Rows.next(connection, "promotion");
            statements.insert("INSERT INTO promotion VALUES (?, ?, ?, ?, ?, ?, ?)", sequence, runId, auditId, caution, reason, author, now());
            Chain.append(connection, ChainSubject.PROMOTION, String.valueOf(sequence), clock);
        });
        return production().orElseThrow();
    }

    /** The last step of the production pointer, which may be a revocation. */
    Optional<Promotion> production() throws SQLException {
        List<Promotion> steps = promotions();
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
    }

    /** All steps of the production pointer in order. */
    List<Promotion> promotions() throws SQLException {
        return Rows.list(connection, "SELECT sequence, run_id, audit_id, accepted_caution, revoked_reason, author, created_at "
                + "FROM promotion ORDER BY sequence", row -> new Promotion(row.getInt(1), Optional.ofNullable(row.getString(2)),
                        Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)), Optional.ofNullable(row.getString(5)),
                        row.getString(6), instant(row, 7)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
