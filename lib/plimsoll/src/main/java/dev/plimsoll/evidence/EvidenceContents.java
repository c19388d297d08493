package dev.plimsoll.evidence;

import dev.plimsoll.governance.Quarter;
import dev.plimsoll.store.Audits.AuditInfo;
import dev.plimsoll.store.SqlResult;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the evidence of a quarter is about, read from the snapshot.
 *
 * @param records the chain's records with the reason for each
 * @param runs ids of runs, in the order they were recorded
 * @param audits audits, in the order they were recorded
 * @param receipts the latest receipt of each run: run, verdict, when, and the first difference
 * @param certificates the latest no-lookahead test of each run
 * @param incidents what happened to the file
 * @param unreplayed runs with results that no receipt shows to be identical
 * @param verification of the whole snapshot
 */
public record EvidenceContents(SqlResult records, List<String> runs, List<AuditInfo> audits, SqlResult receipts, SqlResult certificates,
        SqlResult incidents, List<String> unreplayed, VerifyReport verification) {

    private static final int ALL = Integer.MAX_VALUE;

    public static EvidenceContents of(Quarter quarter, Store copy, SqlResult records) {
        List<String> runs = ids(records, "run");
        List<AuditInfo> audits = ids(records, "audit").stream().map(id -> copy.audits().find(id).orElseThrow()).toList();
        SqlResult receipts = latest(copy, "SELECT run_id, verdict, identical, artifacts, stage, date, row_key, column_name, created_at "
                + "FROM main.replay_receipt QUALIFY row_number() OVER (PARTITION BY run_id ORDER BY sequence DESC) = 1 ORDER BY run_id",
                runs);
        SqlResult certificates = latest(copy, "SELECT run_id, verdict, cuts, rows_compared, rows_differing, created_at "
                + "FROM main.lookahead_certificate QUALIFY row_number() OVER (PARTITION BY run_id ORDER BY sequence DESC) = 1 "
                + "ORDER BY run_id", runs);
        SqlResult incidents = copy.sql("SELECT sequence, code, message, file_name, created_at FROM main.incident ORDER BY sequence",
                List.of(), ALL);
        Set<Object> replayed = new LinkedHashSet<>();
        receipts.asMaps().stream().filter(row -> row.get("verdict").equals("IDENTICAL")).forEach(row -> replayed.add(row.get("run_id")));
        Set<Object> complete = new LinkedHashSet<>();
        copy.sql("SELECT run_id FROM main.run_outcome WHERE status = 'COMPLETE'", List.of(), ALL).rows()
                .forEach(row -> complete.add(row.get(0)));
        List<String> unreplayed = runs.stream().filter(run -> complete.contains(run) && !replayed.contains(run)).toList();
        return new EvidenceContents(records, runs, audits, receipts, certificates, incidents, unreplayed,
                copy.verify(VerifyRequest.all(), VerifyListener.NONE));
    }

    private static List<String> ids(SqlResult records, String subject) {
        return records.asMaps().stream().filter(row -> row.get("subject").equals(subject))
                .map(row -> (String) row.get("subject_id")).toList();
    }

    private static SqlResult latest(Store copy, String query, List<String> runs) {
        SqlResult all = copy.sql(query, List.of(), ALL);
        return new SqlResult(all.columns(), all.rows().stream().filter(row -> runs.contains((String) row.get(0))).toList(), false);
    }
}
