package dev.plimsoll;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.doc.Table.Column;
import dev.plimsoll.intent.AllocationDecision;
import dev.plimsoll.intent.AllocationResult;
import dev.plimsoll.intent.ReasonCode;
import dev.plimsoll.sleeve.SleeveBacktestResult.SleeveAttribution;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.walkforward.measure.Performance;
import dev.plimsoll.walkforward.selection.ObjectiveResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to see of each result. */
final class ReportViews {

    private static final String FRACTION_A_YEAR = "fraction a year";
    private static final String FRACTION = "fraction";

    private ReportViews() {
    }

    static Doc of(RunReport run) {
        return warned(Doc.of(run.toString(), run.chart(), run.regimes().limit(12)), run.warnings());
    }

    static Doc of(Step4Report report) {
        List<List<Object>> rows = new ArrayList<>();
        for (ObjectiveResult best : report.result().objectives()) {
            Performance test = best.evaluation().metrics().test();
            rows.add(List.of(best.objective().label(), best.config().name(), best.evaluation().score(best.objective()).score(), test.cagr(),
                    test.maxDrawdown(), test.averageMonthlyPnl(),
                    best.objective() == report.result().promotion().promoted().objective()
                            ? "promoted" : ""));
        }
        return warned(Doc.of(report.toString(), Table.of("Best candidate of each objective, test months", List.of(
                Column.of("objective"), Column.of("candidate"), Column.of("score"), new Column("CAGR", FRACTION_A_YEAR),
                new Column("deepest drawdown", FRACTION), new Column("mean profit", "unit of capital a month"),
                Column.of("")), rows), report.chart(report.result().promotion().promoted().objective())), report.warnings());
    }

    static Doc of(SleeveBacktestReport report) {
        SleeveAttribution attribution = report.result().attribution();
        Panel sleeves = attribution.sleeves();
        List<List<Object>> rows = new ArrayList<>();
        for (int s = 0; s < sleeves.width(); s++) {
            rows.add(List.of(sleeves.columns().get(s), sum(sleeves.column(s))));
        }
        rows.add(List.of("constraints", sum(attribution.projection().toArray())));
        rows.add(List.of("cost", sum(attribution.cost().toArray())));
        rows.add(List.of("book", sum(attribution.total().toArray())));
        Doc view = Doc.of(report.toString(), Table.of("Where the return comes from",
                List.of(Column.of("part"), new Column("log return", "0.01 = 1 %")), rows));
        for (Chart chart : report.charts()) {
            view = view.with(chart);
        }
        return warned(view, report.warnings());
    }

    static Doc of(AllocationBatchReport report) {
        List<List<Object>> rows = new ArrayList<>();
        for (AllocationResult result : report.results()) {
            for (AllocationDecision decision : result.decisions()) {
                rows.add(List.of(rows.size() + 1, decision.key().symbol(), decision.status().toString(), decision.netQty(),
                        decision.approvedQty(), decision.orderedQty(),
                        decision.reasons().stream().map(ReasonCode::code).collect(Collectors.joining(", "))));
            }
        }
        String units = "units of the symbol";
        return warned(Doc.of(report.toString(), Table.of("Decisions", List.of(Column.of("no."), Column.of("symbol"),
                Column.of("status"), new Column("wanted", units), new Column("approved", units),
                new Column("ordered", units), Column.of("reasons")), rows)), report.warnings());
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static Doc warned(Doc view, List<RunDraft.Warning> warnings) {
        return view.startingWith(warnings.stream().map(warning -> new Block.Text("Warning: " + warning.message())).toList());
    }
}
