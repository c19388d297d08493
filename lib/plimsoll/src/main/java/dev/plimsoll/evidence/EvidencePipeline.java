package dev.plimsoll.evidence;

import dev.plimsoll.doc.HtmlWriter;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.governance.AuditPipeline;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.store.Snapshot;
import dev.plimsoll.store.Snapshot.SnapshotFile;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.store.files.CsvText;
import dev.plimsoll.store.files.FolderWriter;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.query.NamedQuery;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.store.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the evidence of a quarter: first a snapshot of the store, then everything else out of that snapshot, so that the parts agree
 * whatever is recorded meanwhile.
 */
public record EvidencePipeline(Store store) {

    /** What lies in the pack as a table, for readers without a database: file name and query. */
    private static final List<Map.Entry<String, String>> TABLES = List.of(
            Map.entry("chain", "SELECT sequence, subject, subject_id, recorded_at, previous_hash, record_hash, record FROM main.chain "
                    + "ORDER BY sequence"),
            Map.entry("runs", "FROM audit.run_overview ORDER BY created_at, run_id"),
            Map.entry("receipts", "FROM main.replay_receipt ORDER BY sequence"),
            Map.entry("certificates", "FROM main.lookahead_certificate ORDER BY sequence"),
            Map.entry("sign_offs", "FROM main.sign_off ORDER BY sequence"),
            Map.entry("promotions", "FROM main.promotion ORDER BY sequence"),
            Map.entry("incidents", "FROM main.incident ORDER BY sequence"));

    public EvidencePack write(Quarter quarter, Path target) {
        try (FolderWriter folder = FolderWriter.begin(target)) {
            SnapshotFile snapshot = Snapshot.write(store, folder.path("store"));
            String snapshotName = "store/" + snapshot.path().getFileName();
            folder.addWritten(snapshotName, snapshot.sha256(), snapshot.bytes());
            String head = snapshot.head().orElseThrow(() -> new UsageException("The store " + store.path()
                    + " has no hash chain yet: an older Plimsoll wrote it. Nothing was written. Any command that records something, such "
                    + "as plimsoll validate RUN, brings it up to date; then export again."));
            Store copy = Store.at(snapshot.path());
            SqlResult records = copy.sql(NamedQuery.text("evidence_records"),
                    List.of(quarter.toString(), quarter.start(), quarter.end()), Integer.MAX_VALUE);
            EvidenceContents contents = EvidenceContents.of(quarter, copy, records);
            if (contents.runs().isEmpty() && contents.audits().isEmpty()) {
                throw new DataException("There is no evidence of " + quarter + " in " + store.path() + ": no revalidation of that quarter, "
                        + "and no run or audit was recorded within it. Nothing was written. Run plimsoll revalidate --quarter " + quarter
                        + " first, or name another quarter; audit.revalidation lists those there are.");
            }
            folder.text("records.csv", CsvText.of(records));
            TABLES.forEach(table -> folder.text(table.getKey() + ".csv", CsvText.of(copy.sql(table.getValue(), List.of(), Integer.MAX_VALUE))));
            contents.audits().forEach(audit -> folder.text("audits/" + name(audit) + ".json",
                    Json.pretty(Json.parse(audit.document(), "audit " + audit.auditId())) + "\n"));
            writeReports(folder, copy, contents, head);
            Schema.definition().forEach((name, text) -> folder.text("sql/" + name, text));
            Schema.verifier().forEach((name, text) -> folder.text("sql/" + name, text));
            folder.text("verification.txt", contents.verification() + "\n");
            EvidencePack pack = new EvidencePack(quarter, target, contents.verification().intact(), head, snapshotName, contents.runs(),
                    contents.audits().stream().map(AuditInfo::auditId).toList(), contents.unreplayed(), List.of());
            folder.text("index.html", HtmlWriter.page(contents.page(pack, store.path())));
            folder.text("manifest.json", Json.pretty(Manifest.of(pack, folder)) + "\n");
            folder.text("SHA256SUMS", folder.sums());
            folder.commit();
            return new EvidencePack(quarter, target, pack.intact(), head, snapshotName, pack.runs(), pack.audits(), pack.unreplayed(),
                    folder.listing().stream().map(FolderWriter.Entry::path).toList());
        }
    }

    private static String name(AuditInfo audit) {
        return audit.kind() + "_" + audit.auditId().substring(0, 12);
    }

    /** The report of every validation and revalidation, made again from the copy with the bounds it was judged by. */
    private static void writeReports(FolderWriter folder, Store copy, EvidenceContents contents, String head) {
        for (AuditInfo audit : contents.audits()) {
            if (audit.kind().equals("validation") || audit.kind().equals("revalidation")) {
                new AuditPipeline(copy, "").report(audit).withChainHead(head).files()
                        .forEach((file, content) -> folder.bytes("reports/" + name(audit) + "/" + file, content));
            }
        }
    }

    private record Manifest(String format, Quarter quarter, String libraryVersion, Optional<String> gitCommit, String snapshot,
            String chainHead, boolean intact, List<String> runs, List<String> audits, List<String> runsWithoutIdenticalReplay, String csv,
            List<FolderWriter.Entry> files) {

        public static Manifest of(EvidencePack pack, FolderWriter folder) {
            return new Manifest("plimsoll/evidence/1", pack.quarter(), Library.version(), Library.gitCommit(), pack.snapshot(),
                    pack.chainHead(), pack.intact(), pack.runs(), pack.audits(), pack.unreplayed(), CsvText.GUARD, folder.listing());
        }
    }
}
