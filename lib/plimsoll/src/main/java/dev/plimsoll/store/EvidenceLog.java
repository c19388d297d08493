package dev.plimsoll.store;

import dev.plimsoll.store.artifact.CanonicalJson;
import dev.plimsoll.store.artifact.TableComparison.CellDifference;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.files.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Appends receipts and certificates, each in one transaction with its record in the chain. */
final class EvidenceLog {

    private final Connection connection;
    private final Clock clock;

    EvidenceLog(Connection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    private interface Row {
        void insert(Statements statements, int sequence, String headBefore, Instant now) throws SQLException;
    }

    /** Where a record went: its sequence, its time, and the head of the chain with it. */
    private record Place(int sequence, Instant now, ChainHead head) {
    }

    private Place append(ChainSubject subject, String table, Row row) throws SQLException {
        Place[] place = new Place[1];
        Transactions.run(connection, statements -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            int sequence = Rows.next(connection, table);
            row.insert(statements, sequence, Chain.head(connection).map(ChainHead::hash).orElse(ChainHead.NONE), now);
            place[0] = new Place(sequence, now, Chain.append(connection, subject, String.valueOf(sequence), clock));
        });
        return place[0];
    }

    Receipt append(ReplayDraft draft) throws SQLException {
        Map<String, Object> then = environmentOf(draft.runId());
        Map<String, Object> now = environment(draft.threads());
        Optional<ReplayedArtifact> different = draft.firstDifferent();
        Optional<CellDifference> first = different.flatMap(ReplayedArtifact::first);
        Place place = append(ChainSubject.REPLAY, "replay_receipt", (statements, sequence, head, at) -> {
            statements.insert("INSERT INTO main.replay_receipt VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sequence,
                    draft.runId(),
                    draft.verdict().name(), draft.artifacts().size(), draft.identical(), different.map(ReplayedArtifact::kind).orElse(null),
                    first.flatMap(CellDifference::date).orElse(null), first.map(CellDifference::rowKey).orElse(null),
                    first.flatMap(CellDifference::column).orElse(null), first.flatMap(CellDifference::stored).orElse(null),
                    first.flatMap(CellDifference::computed).orElse(null), ulps(first), draft.error().orElse(null),
                    CanonicalJson.write(then), CanonicalJson.write(now), head, draft.author(), Library.version(),
                    at.atOffset(ZoneOffset.UTC));
            int position = 1;
            for (ReplayedArtifact artifact : draft.artifacts()) {
                insert(statements, sequence, position++, artifact);
            }
        });
        return new Receipt(place.sequence(), draft.runId(), draft.verdict(), draft.artifacts(), draft.error(), then, now, place.head(),
                draft.author(), place.now());
    }

    private static void insert(Statements statements, int sequence, int position, ReplayedArtifact artifact) throws SQLException {
        Optional<CellDifference> first = artifact.first();
        statements.insert("INSERT INTO main.replay_artifact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sequence, position, artifact.kind(),
                artifact.recordedId().orElse(null), artifact.computedId().orElse(null), artifact.identical(),
                artifact.firstBlock().isPresent() ? artifact.firstBlock().getAsInt() : null,
                first.flatMap(CellDifference::date).orElse(null),
                first.map(CellDifference::rowKey).orElse(null), first.flatMap(CellDifference::column).orElse(null),
                first.flatMap(CellDifference::stored).orElse(null), first.flatMap(CellDifference::computed).orElse(null), ulps(first),
                artifact.rowsDiffering());
    }

    private static Double ulps(Optional<CellDifference> first) {
        return first.isPresent() && first.get().ulps().isPresent() ? first.get().ulps().getAsDouble() : null;
    }

    Certificate append(CertificateDraft draft) throws SQLException {
        Place place = append(ChainSubject.LOOKAHEAD, "lookahead_certificate", (statements, sequence, head, at) -> {
            statements.insert("INSERT INTO main.lookahead_certificate VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sequence, draft.runId(),
                    draft.rowsDiffering() == 0 ? "CLEAN" : "LOOKAHEAD", draft.cuts(), draft.seed(), draft.rowsCompared(),
                    draft.rowsDiffering(), head, draft.author(), Library.version(), at.atOffset(ZoneOffset.UTC));
            for (LookaheadCheck check : draft.checks()) {
                statements.insert("INSERT INTO main.lookahead_check VALUES (?, ?, ?, ?, ?, ?, ?)", sequence, check.cut(), check.kind(),
                        check.rowsCompared(), check.rowsDiffering(), check.rowKey().orElse(null), check.column().orElse(null));
            }
        });
        return new Certificate(place.sequence(), draft.runId(), draft.cuts(), draft.seed(), draft.checks(), place.head(), draft.author(),
                place.now());
    }

    private Map<String, Object> environmentOf(String runId) throws SQLException {
        Map<String, Object> environment = new LinkedHashMap<>();
        Rows.each(connection, "SELECT * EXCLUDE (run_id) FROM main.run_environment WHERE run_id = ?", row -> {
            for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                environment.put(row.getMetaData().getColumnName(c), row.getObject(c));
            }
        }, runId);
        return environment;
    }

    private Map<String, Object> environment(int threads) throws SQLException {
        Map<String, Object> environment = Json.members(RunEnvironment.current());
        environment.put("duckdb_version", Rows.first(connection, "SELECT version()", row -> row.getString(1)).orElseThrow());
        environment.put("threads", threads);
        return environment;
    }
}
