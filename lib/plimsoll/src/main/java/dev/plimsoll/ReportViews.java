package dev.plimsoll;

import dev.plimsoll.audit.TwoPassDelta;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.report.ValidationTable;
import dev.plimsoll.store.RunDraft;
import java.util.List;

/** What there is to see of each result. */
final class ReportViews {

    private static final String FRACTION_A_YEAR = "fraction a year";
    private static final String FRACTION = "fraction";

    private ReportViews() {
    }

    static Doc of(TwoPassResult audit) {
        PerformanceMetrics raw = audit.comparison().baseline().metrics();
        PerformanceMetrics scaled = audit.comparison().scaled().metrics();
        TwoPassDelta delta = audit.comparison().delta();
        List<List<Object>> rows = List.of(
                List.of("CAGR", FRACTION_A_YEAR, raw.cagr(), scaled.cagr(), delta.cagr()),
                List.of("volatility", FRACTION_A_YEAR, raw.annVol(), scaled.annVol(), delta.annVol()),
                List.of("Sharpe ratio", "ratio", raw.sharpe(), scaled.sharpe(), delta.sharpe()),
                List.of("deepest drawdown", FRACTION, raw.maxDrawdown(), scaled.maxDrawdown(), delta.maxDrawdown()),
                List.of("worst month", FRACTION, raw.worstMonth().value(), scaled.worstMonth().value(), delta.worstMonth()),
                List.of("worst quarter", FRACTION, raw.worstQuarter().value(), scaled.worstQuarter().value(), delta.worstQuarter()));
        Doc view = Doc.of(audit.toString(), Table.of("Both passes", List.of(Column.of("figure"), Column.of("unit"),
                Column.of("baseline"), Column.of("scaled"), Column.of("scaled less baseline")), rows),
                ValidationTable.answers(audit.validation().answers(), audit.validation().overall()));
        for (Chart chart : audit.charts()) {
            view = view.with(chart);
        }
        return warned(view, audit.warnings());
    }

    private static Doc warned(Doc view, List<RunDraft.Warning> warnings) {
        return view.startingWith(warnings.stream().map(warning -> new Block.Text("Warning: " + warning.message())).toList());
    }
}
