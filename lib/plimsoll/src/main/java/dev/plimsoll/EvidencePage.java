package dev.plimsoll;

import dev.plimsoll.report.HtmlPage;
import dev.plimsoll.report.HtmlPage.Fact;
import dev.plimsoll.report.Section;
import dev.plimsoll.report.Section.Block;
import dev.plimsoll.report.Section.Code;
import dev.plimsoll.report.Section.Paragraph;
import dev.plimsoll.report.Section.Table;
import dev.plimsoll.store.Library;
import dev.plimsoll.store.SqlResult;
import dev.plimsoll.store.files.CsvText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The first page of an evidence pack: what it is about, and how to check it without Plimsoll. */
final class EvidencePage {

    private EvidencePage() {
    }

    static HtmlPage of(EvidencePack pack, EvidenceContents contents, Path store) {
        List<Fact> facts = List.of(new Fact("Quarter", pack.quarter() + ", " + pack.quarter().start() + " to " + pack.quarter().end()),
                new Fact("Copied from", store.getFileName().toString()), new Fact("Snapshot", pack.snapshot()),
                new Fact("Chain head", pack.chainHead()), new Fact("Written by", "Plimsoll " + Library.version()));
        return new HtmlPage("Evidence of " + pack.quarter(), lead(pack), facts, List.of(state(pack, contents), check(pack),
                records(contents), receipts(pack, contents), certificates(contents), incidents(contents)));
    }

    private static String lead(EvidencePack pack) {
        return "What the figures of the quarter rest on: a copy of the store with every artifact of " + pack.runs().size() + " runs and "
                + pack.audits().size() + " audits, the hash chain over all of it, the replays that repeated it, the reports made from it, "
                + "and a verifier to check it without Plimsoll.";
    }

    private static Section state(EvidencePack pack, EvidenceContents contents) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(pack.intact() ? "INTACT: every record, artifact and definition of the snapshot verifies."
                : "NOT INTACT: the store was changed outside Plimsoll. What was found:"));
        if (!pack.intact()) {
            blocks.add(new Code(contents.verification().toString()));
        }
        return new Section("State of the store", blocks);
    }

    private static Section check(EvidencePack pack) {
        return new Section("How to check this without Plimsoll", List.of(
                new Paragraph("1. Are these the files that were handed over? Compare the hash of SHA256SUMS with the one you were told, "
                        + "then let it check the rest."),
                new Code("sha256sum SHA256SUMS\nsha256sum -c SHA256SUMS"),
                new Paragraph("2. Is the store whole? With any DuckDB of version 2.0 or newer; the head alone in the answer means that "
                        + "nothing was found, an error that something is missing."),
                new Code("duckdb -readonly -csv -bail " + pack.snapshot() + " < sql/verify/verify.sql"),
                new Paragraph("Or with a JDK from 17 on and DuckDB's JDBC driver; one file, which you can read in ten minutes. Exit code 0 "
                        + "means intact, 2 not. It also names files that SHA256SUMS does not: they were put in later. The hash is the head of the chain that you were told, for instance on last quarter's "
                        + "report: a store whose end was cut off, or whose past was rewritten, no longer contains it."),
                new Code("java -cp duckdb_jdbc.jar sql/verify/PlimsollVerify.java . " + pack.chainHead()),
                new Paragraph("3. Why is a number what it is? Ask the store; names in schema audit never change."),
                new Code("duckdb -readonly " + pack.snapshot() + " -c \"FROM audit.run_overview\"\nduckdb -readonly " + pack.snapshot()
                        + " -c \"FROM audit.regime_transition LIMIT 20\"\nduckdb -readonly " + pack.snapshot()
                        + " -c \"FROM audit.validation\""),
                new Paragraph("4. Does it come out again? With Plimsoll: plimsoll replay --all --store a copy of the snapshot that can be "
                        + "written. Each replay leaves a receipt in that copy."),
                new Paragraph("The tables (*.csv) are for reading. " + CsvText.GUARD)));
    }

    private static Section records(EvidenceContents contents) {
        return new Section("What belongs to the quarter", List.of(new Paragraph("Each line is a record of the chain, in order."),
                table(contents.records(), List.of("sequence", "subject", "subject_id", "recorded_at", "why"), Set.of(0))));
    }

    private static Section receipts(EvidencePack pack, EvidenceContents contents) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(pack.unreplayed().isEmpty() ? "Every run was computed again from its stored inputs, with the same bytes."
                : "Not shown to be identical by a replay: " + String.join(", ", pack.unreplayed()) + "."));
        if (!contents.receipts().rows().isEmpty()) {
            blocks.add(table(contents.receipts(), contents.receipts().columns(), Set.of(2, 3)));
        }
        return new Section("Replays: the latest of each run", blocks);
    }

    private static Section certificates(EvidenceContents contents) {
        return new Section("No-lookahead tests: the latest of each run", List.of(contents.certificates().rows().isEmpty()
                ? new Paragraph("None; plimsoll certify makes one.")
                : table(contents.certificates(), contents.certificates().columns(), Set.of(2, 3, 4))));
    }

    private static Section incidents(EvidenceContents contents) {
        return new Section("Incidents of the file", List.of(contents.incidents().rows().isEmpty() ? new Paragraph("None.")
                : table(contents.incidents(), contents.incidents().columns(), Set.of(0))));
    }

    private static Table table(SqlResult result, List<String> columns, Set<Integer> numeric) {
        List<List<String>> rows = new ArrayList<>();
        for (List<Object> row : result.rows()) {
            rows.add(columns.stream().map(column -> row.get(result.columns().indexOf(column)))
                    .map(cell -> cell == null ? "" : cell.toString()).toList());
        }
        return new Table(columns, rows, numeric);
    }
}
