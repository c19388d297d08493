package dev.plimsoll.evidence;

import static java.util.stream.Collectors.toSet;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Code;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Block.Verdict;
import dev.plimsoll.doc.Cell.Mono;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Cell.Tone;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.error.Resource;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.store.Store;
import dev.plimsoll.store.audit.Audits.AuditInfo;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.files.CsvText;
import dev.plimsoll.store.query.SqlResult;
import dev.plimsoll.store.schema.Library;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Set<Object> replayed = receipts.asMaps().stream().filter(row -> row.get("verdict").equals("IDENTICAL"))
                .map(row -> row.get("run_id")).collect(toSet());
        Set<Object> complete = copy.sql("SELECT run_id FROM main.run_outcome WHERE status = 'COMPLETE'", List.of(), ALL).rows().stream()
                .map(row -> row.get(0)).collect(toSet());
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

    /** The first page of an evidence pack: what it is about, and how to check it without Plimsoll. */
    public Doc page(EvidencePack pack, Path store) {
        return Doc.of("Evidence of " + pack.quarter(), new Text(lead(pack)),
                Facts.of("Quarter", pack.quarter() + ", " + pack.quarter().start() + " to " + pack.quarter().end(),
                        "Copied from", new Mono(store.getFileName().toString()), "Snapshot", new Mono(pack.snapshot()),
                        "Chain head", new Mono(pack.chainHead()), "Written by", "Plimsoll " + Library.version()),
                state(pack), check(pack), Doc.of("What belongs to the quarter", new Text("Each line is a record of the chain, "
                        + "in order."), table(records(), List.of("sequence", "subject", "subject_id", "recorded_at", "why"))),
                replays(pack), latestOf("No-lookahead tests: the latest of each run", certificates(),
                        "None; plimsoll certify makes one."), latestOf("Incidents of the file", incidents(), "None."));
    }

    private static String lead(EvidencePack pack) {
        return "What the figures of the quarter rest on: a copy of the store with every artifact of " + pack.runs().size() + " runs and "
                + pack.audits().size() + " audits, the hash chain over all of it, the replays that repeated it, the reports made from it, "
                + "and a verifier to check it without Plimsoll.";
    }

    private Doc state(EvidencePack pack) {
        return pack.intact() ? Doc.of("", new Verdict(new Tag("INTACT", Tone.PASS),
                        "every record, artifact and definition of the snapshot verifies"))
                : Doc.of("", new Verdict(new Tag("NOT INTACT", Tone.FAIL), "the store was changed outside Plimsoll"),
                        verification().describe());
    }

    private static Doc check(EvidencePack pack) {
        String steps = Resource.text("evidence/check.txt").replace("{snapshot}", pack.snapshot()).replace("{head}", pack.chainHead());
        return Doc.of("How to check this without Plimsoll").with(Stream.of(steps.split("\n\n")).<Block>map(part ->
                part.startsWith("    ") ? new Code(part.stripIndent()) : new Text(part.replace('\n', ' ').strip())).toList())
                .with(new Text("The tables (*.csv) are for reading. " + CsvText.GUARD));
    }

    private Doc replays(EvidencePack pack) {
        Doc doc = Doc.of("Replays: the latest of each run", new Text(pack.unreplayed().isEmpty()
                ? "Every run was computed again from its stored inputs, with the same bytes."
                : "Not shown to be identical by a replay: " + String.join(", ", pack.unreplayed()) + "."));
        return receipts().rows().isEmpty() ? doc : doc.with(table(receipts(), receipts().columns()));
    }

    private static Doc latestOf(String title, SqlResult result, String none) {
        return Doc.of(title, result.rows().isEmpty() ? new Text(none) : table(result, result.columns()));
    }

    private static Table table(SqlResult result, List<String> columns) {
        return Table.of(columns, result.rows().stream().map(row -> columns.stream()
                .map(column -> row.get(result.columns().indexOf(column))).collect(Collectors.toList())).toList()); // with nulls
    }
}
