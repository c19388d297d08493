package dev.plimsoll.store;

import dev.plimsoll.store.audit.EvidenceRows;
import dev.plimsoll.store.chain.Chain;
import dev.plimsoll.store.chain.ChainSubject;
import dev.plimsoll.store.chain.Incidents;
import dev.plimsoll.store.file.Transaction;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactTable;
import dev.plimsoll.store.run.RunDraft;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store with rows in every table, one artifact of several blocks, and a record of every subject. */
final class TamperBase {

    static final int LONG_ROWS = 150;

    private TamperBase() {
    }

    static void write(Path file) {
        write(file, Drafts.everything("second", "first"));
    }

    /** As {@link #write(Path)}, with another second run. */
    static void write(Path file, RunDraft second) {
        Store store = Store.at(file);
        store.record(Drafts.run("first"));
        store.record(second);
        store.record(Drafts.run("long", List.of(Drafts.input(longArtifact()))));
        store.recordFailure(Drafts.run("bad", Drafts.inputs()), new IllegalStateException("boom"));
        String audit = store.audits().record(Drafts.audit("first", "second")).auditId();
        store.audits().signOff(audit, "Reviewer", false, "no");
        store.audits().signOff(audit, "Reviewer", true, "seen");
        store.audits().promote("first", audit, Optional.of("because"), "tester");
        store.audits().revoke("new data", "tester");
        EvidenceRows.sweep(store);
        try (Connection connection = Stores.connect(file)) {
            Transaction.run(connection, statements -> Incidents.append(connection, "CODE", "In words.", Optional.empty()));
            Transaction.run(connection, statements -> {
                EvidenceRows.replay(connection, 1);
                Chain.append(connection, ChainSubject.REPLAY, "1", Clock.systemUTC());
            });
            Transaction.run(connection, statements -> {
                EvidenceRows.lookahead(connection, 1);
                Chain.append(connection, ChainSubject.LOOKAHEAD, "1", Clock.systemUTC());
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Three blocks: 50 days of three assets, some returns missing. */
    private static Artifact longArtifact() {
        long[] dates = new long[LONG_ROWS];
        String[] assets = new String[LONG_ROWS];
        double[] returns = new double[LONG_ROWS];
        List<String> names = new ArrayList<>(List.of("A", "B", "é'\uD83D\uDEA2"));
        for (int i = 0; i < LONG_ROWS; i++) {
            dates[i] = 19_000 + i / 3;
            assets[i] = names.get(i % 3);
            returns[i] = i % 7 == 0 ? Double.NaN : (i - 70) / 1000.0;
        }
        return Artifact.of(ArtifactTable.of(ArtifactSchema.ASSET_RETURN,
                new LinkedHashMap<>(Map.of("date", dates, "asset", assets, "ret", returns))));
    }
}
