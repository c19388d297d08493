package dev.plimsoll.report;

import dev.plimsoll.audit.Finding;
import dev.plimsoll.audit.ValidationAnswer;
import dev.plimsoll.audit.Verdict;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** The Stage 6.5 validation as tables for people. */
public final class ValidationTable {

    private ValidationTable() {
    }

    /**
     * The four questions.
     *
     * @param answers the answers
     * @param overall the worst of them
     * @return one row per question
     */
    public static Table answers(List<ValidationAnswer> answers, Verdict overall) {
        List<List<Object>> rows = new ArrayList<>();
        for (ValidationAnswer answer : answers) {
            rows.add(List.of(answer.number(), answer.question(), answer.verdict().toString()));
        }
        return Table.of("Validation: " + overall, List.of(Column.of("no."), Column.of("question"),
                Column.of("answer")), rows);
    }

    /**
     * The figures behind the answers and the bounds they were held against.
     *
     * @param answers the answers
     * @return one row per figure
     */
    public static Table findings(List<ValidationAnswer> answers) {
        List<List<Object>> rows = new ArrayList<>();
        for (ValidationAnswer answer : answers) {
            for (Finding finding : answer.findings()) {
                List<Object> row = new ArrayList<>(List.of(answer.number(), finding.name()));
                row.add(finding.value().isPresent() ? finding.value().getAsDouble() : null);
                row.addAll(List.of(finding.unit(), finding.bounds(), finding.verdict().toString()));
                rows.add(row);
            }
        }
        return Table.of("Figures", List.of(Column.of("no."), Column.of("figure"), Column.of("value"),
                Column.of("unit"), Column.of("bounds"), Column.of("verdict")), rows);
    }
}
