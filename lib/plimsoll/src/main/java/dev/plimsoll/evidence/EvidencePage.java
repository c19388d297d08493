package dev.plimsoll.evidence;

import dev.plimsoll.doc.Block.Code;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Block.Verdict;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.Library;
import dev.plimsoll.store.SqlResult;
import dev.plimsoll.store.files.CsvText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The first page of an evidence pack: what it is about, and how to check it without Plimsoll. */
public final class EvidencePage {

    private EvidencePage() {
    }

    public static Doc of(EvidencePack pack, EvidenceContents contents, Path store) {
        return Doc.of("Evidence of " + pack.quarter(), new Text(lead(pack)),
                Facts.of("Quarter", pack.quarter() + ", " + pack.quarter().start() + " to " + pack.quarter().end(),
                        "Copied from", new Cell.Mono(store.getFileName().toString()), "Snapshot", new Cell.Mono(pack.snapshot()),
                        "Chain head", new Cell.Mono(pack.chainHead()), "Written by", "Plimsoll " + Library.version()),
                state(pack, contents), check(pack), Doc.of("What belongs to the quarter", new Text("Each line is a record of the chain, "
                        + "in order."), table(contents.records(), List.of("sequence", "subject", "subject_id", "recorded_at", "why"))),
                receipts(pack, contents), latest("No-lookahead tests: the latest of each run", contents.certificates(),
                        "None; plimsoll certify makes one."), latest("Incidents of the file", contents.incidents(), "None."));
    }

    private static String lead(EvidencePack pack) {
        return "What the figures of the quarter rest on: a copy of the store with every artifact of " + pack.runs().size() + " runs and "
                + pack.audits().size() + " audits, the hash chain over all of it, the replays that repeated it, the reports made from it, "
                + "and a verifier to check it without Plimsoll.";
    }

    private static Doc state(EvidencePack pack, EvidenceContents contents) {
        return pack.intact() ? Doc.of("", new Verdict(new Cell.Tag("INTACT", Cell.Tone.PASS),
                        "every record, artifact and definition of the snapshot verifies"))
                : Doc.of("", new Verdict(new Cell.Tag("NOT INTACT", Cell.Tone.FAIL), "the store was changed outside Plimsoll"),
                        contents.verification().describe());
    }

    private static Doc check(EvidencePack pack) {
        return Doc.of("How to check this without Plimsoll",
                new Text("1. Are these the files that were handed over? Compare the hash of SHA256SUMS with the one you were told, "
                        + "then let it check the rest."),
                new Code("sha256sum SHA256SUMS\nsha256sum -c SHA256SUMS"),
                new Text("2. Is the store whole? With any DuckDB of version 2.0 or newer; the head alone in the answer means that "
                        + "nothing was found, an error that something is missing."),
                new Code("duckdb -readonly -csv -bail " + pack.snapshot() + " < sql/verify/verify.sql"),
                new Text("Or with a JDK from 17 on and DuckDB's JDBC driver; one file, which you can read in ten minutes. Exit code 0 "
                        + "means intact, 2 not. It also names files that SHA256SUMS does not: they were put in later. The hash is the head of the chain that you were told, for instance on last quarter's "
                        + "report: a store whose end was cut off, or whose past was rewritten, no longer contains it."),
                new Code("java -cp duckdb_jdbc.jar sql/verify/PlimsollVerify.java . " + pack.chainHead()),
                new Text("3. Why is a number what it is? Ask the store; names in schema audit never change."),
                new Code("duckdb -readonly " + pack.snapshot() + " -c \"FROM audit.run_overview\"\nduckdb -readonly " + pack.snapshot()
                        + " -c \"FROM audit.regime_transition LIMIT 20\"\nduckdb -readonly " + pack.snapshot()
                        + " -c \"FROM audit.validation\""),
                new Text("4. Does it come out again? With Plimsoll: plimsoll replay --all --store a copy of the snapshot that can be "
                        + "written. Each replay leaves a receipt in that copy."),
                new Text("The tables (*.csv) are for reading. " + CsvText.GUARD));
    }

    private static Doc receipts(EvidencePack pack, EvidenceContents contents) {
        Doc doc = Doc.of("Replays: the latest of each run", new Text(pack.unreplayed().isEmpty()
                ? "Every run was computed again from its stored inputs, with the same bytes."
                : "Not shown to be identical by a replay: " + String.join(", ", pack.unreplayed()) + "."));
        return contents.receipts().rows().isEmpty() ? doc : doc.with(table(contents.receipts(), contents.receipts().columns()));
    }

    private static Doc latest(String title, SqlResult result, String none) {
        return Doc.of(title, result.rows().isEmpty() ? new Text(none) : table(result, result.columns()));
    }

    private static Table table(SqlResult result, List<String> columns) {
        List<List<Object>> rows = new ArrayList<>();
        for (List<Object> row : result.rows()) {
            rows.add(columns.stream().map(column -> row.get(result.columns().indexOf(column))).collect(Collectors.toList())); // with nulls
        }
        return Table.of(columns, rows);
    }
}
