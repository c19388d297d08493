package dev.plimsoll.twopass;

import static dev.plimsoll.doc.Num.fixed;
import static dev.plimsoll.doc.Num.percent;
import static dev.plimsoll.doc.Num.points;
import static dev.plimsoll.doc.Num.signed;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath.RegimeMeta;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Fact;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Cell.Mono;
import dev.plimsoll.doc.Cell.Swatch;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Markup;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.doc.Table;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;
import dev.plimsoll.twopass.TwoPassComparison.Delta;
import dev.plimsoll.twopass.TwoPassComparison.ScalarUsage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The parts of a two-pass report that show the comparison. */
final class TwoPassSections {

    /** What surprises in the summary metrics. */
    static final String DEFINITIONS = "Returns of a book simulated from weights, and of the scaled pass, follow "
            + "exp(\u03a3 w \u00b7 ln(1 + r)) \u2212 1 a day, which costs a hedged book its spread; only a research version may have "
            + "aggregation simple, \u03a3 w \u00b7 r. Volatility is \u00d7 \u221a252 on "
            + "every calendar. Drawdowns start from the first day's equity. Weights hold until changed.";

    private static final int SCALAR_DECIMALS = 4;

    private final TwoPassComparison comparison;
    private final PerformanceMetrics baseline;
    private final PerformanceMetrics scaled;

    TwoPassSections(TwoPassComparison comparison) {
        this.comparison = comparison;
        this.baseline = comparison.baseline().metrics();
        this.scaled = comparison.scaled().metrics();
    }

    /** The beginning of {@code two_pass_comparison.md}: the text such files always had, to the byte. */
    String markdownHead() {
        Delta delta = comparison.delta();
        return "# Two-Pass Allocator Comparison\n\nBaseline run: " + Markup.code(comparison.baseline().runId()) + "  \nScaled run: "
                + Markup.code(comparison.scaled().runId()) + "\n\n## Summary Metrics\n\n"
                + "| Metric | Baseline | Scaled | Δ (Scaled - Baseline) |\n|---|---:|---:|---:|\n"
                + line("CAGR", pass -> scalar(pass.cagr()), delta.cagr())
                + line("Ann Vol", pass -> scalar(pass.annVol()), delta.annVol())
                + line("Sharpe", pass -> scalar(pass.sharpe()), delta.sharpe())
                + line("MaxDD", pass -> scalar(pass.maxDrawdown()), delta.maxDrawdown())
                + line("Worst Month", pass -> dated(pass.worstMonth()), delta.worstMonth())
                + line("Worst Quarter", pass -> dated(pass.worstQuarter()), delta.worstQuarter())
                + markdownUsage(comparison.usage());
    }

    private String line(String name, Function<PerformanceMetrics, Object> figure, double delta) {
        return "| " + name + " | " + figure.apply(baseline) + " | " + figure.apply(scaled) + " | " + scalar(delta) + " |\n";
    }

    private static String dated(PeriodReturn period) {
        return scalar(period.value()) + " (" + period.date() + ")";
    }

    private static String markdownUsage(ScalarUsage usage) {
        return "\n## Scalar Usage (Scaled Run)\n\n- Rebalances: " + usage.rebalances() + "\n- % scaled: "
                + fixed(usage.shareScaled() * 100, 1) + "%\n- Mean scalar: " + scalar(usage.mean()) + "\n- Min scalar: "
                + scalar(usage.min()) + "\n- Max scalar: " + scalar(usage.max()) + "\n- P05/P50/P95: " + scalar(usage.p05()) + " / "
                + scalar(usage.p50()) + " / " + scalar(usage.p95()) + "\n";
    }

    Facts passes(String ruleVersion) {
        return Facts.of("Baseline", new Mono(comparison.baseline().runId()), "Scaled", new Mono(comparison.scaled().runId()),
                "Period", baseline.start() + " to " + baseline.end() + ", " + baseline.days() + " days with data", "Rules", ruleVersion);
    }

    Text summary() {
        return new Text("With the allocator the maximum drawdown went from " + percent(baseline.maxDrawdown()) + " to "
                + percent(scaled.maxDrawdown()) + ", volatility from " + percent(baseline.annVol()) + " to "
                + percent(scaled.annVol()) + " and the annualised return (CAGR) from " + percent(baseline.cagr()) + " to "
                + percent(scaled.cagr()) + ". On average " + percent(comparison.usage().mean())
                + " of full exposure was permitted, at the lowest " + percent(comparison.usage().min()) + ". The regime changed "
                + comparison.transitions() + " times, " + fixed(comparison.transitionsPerYear(), 1) + " a year.");
    }

    /** The six metrics of both passes. */
    Table metrics() {
        Delta delta = comparison.delta();
        return Table.of(List.of("Metric", "Baseline", "Scaled", "Scaled less baseline", "Effect"), List.of(
                row("Annualised return (CAGR)", pass -> pass.cagr(), delta.cagr(), delta.cagr()),
                row("Annualised volatility", pass -> pass.annVol(), delta.annVol(), -delta.annVol()),
                List.of("Sharpe ratio (no risk-free rate)", fixed(baseline.sharpe(), 2), fixed(scaled.sharpe(), 2),
                        signed(delta.sharpe(), 2), effect(delta.sharpe())),
                row("Maximum drawdown", pass -> pass.maxDrawdown(), delta.maxDrawdown(), delta.maxDrawdown()),
                row("Worst month", pass -> pass.worstMonth().value(), delta.worstMonth(), delta.worstMonth()),
                row("Worst quarter", pass -> pass.worstQuarter().value(), delta.worstQuarter(), delta.worstQuarter())));
    }

    private List<Object> row(String name, ToDoubleFunction<PerformanceMetrics> figure, double delta, double gain) {
        return List.of(name, percent(figure.applyAsDouble(baseline)), percent(figure.applyAsDouble(scaled)), points(delta), effect(gain));
    }

    private static String effect(double gain) {
        return gain > 0 ? "\u25b2 better" : gain < 0 ? "\u25bc worse" : "\u2013 same";
    }

    Doc performance() {
        return Doc.of("Performance", metrics(), new Text("Worst month: to " + baseline.worstMonth().date() + " (baseline), to "
                + scaled.worstMonth().date() + " (scaled). Worst quarter: to " + baseline.worstQuarter().date() + " (baseline), to "
                + scaled.worstQuarter().date() + " (scaled)."), new Text(DEFINITIONS),
                Doc.of("Applied scalars", usage(comparison.usage())));
    }

    private static Facts usage(ScalarUsage usage) {
        return Facts.of("Rebalances", usage.rebalances(), "Scaled down", percent(usage.shareScaled()), "Mean", scalar(usage.mean()),
                "Lowest", scalar(usage.min()), "5 % quantile", scalar(usage.p05()), "Median", scalar(usage.p50()), "95 % quantile",
                scalar(usage.p95()), "Highest", scalar(usage.max()));
    }

    Doc regimes() {
        RegimeMeta meta = comparison.regime().meta();
        List<List<Object>> rows = Stream.of(Regime.values()).map(regime -> Arrays.<Object>asList(swatch(regime),
                meta.dayCounts().getOrDefault(regime, 0), fixed(meta.dayPercentages().getOrDefault(regime, 0.0), 1).unit(" %"),
                meta.longestRuns().get(regime), Optional.ofNullable(comparison.risk().meta().byRegime().get(regime))
                        .map(scalars -> scalar(scalars.mean())).orElse(null))).toList();
        return Doc.of("Regimes of the baseline", Table.of(List.of("Regime", "Days", "Share", "Longest run (days)", "Mean scalar"), rows),
                Doc.of("Changes of regime", new Text(comparison.transitions() + " changes, "
                        + fixed(comparison.transitionsPerYear(), 2) + " a year."), transitions(meta)));
    }

    /** How often each regime followed each other one. */
    private static Table transitions(RegimeMeta meta) {
        List<String> header = new ArrayList<>(List.of("From \\ to"));
        List<List<Object>> rows = new ArrayList<>();
        for (Regime from : Regime.values()) {
            header.add(from.name());
            List<Object> row = new ArrayList<>(List.of(swatch(from)));
            for (Regime to : Regime.values()) {
                row.add(from == to ? null : meta.transitionCounts().getOrDefault(from + "->" + to, 0));
            }
            rows.add(row);
        }
        return Table.of(header, rows);
    }

    Doc events() {
        String threshold = fixed(comparison.eventThreshold(), 2).text();
        String title = "Deepest de-risking events";
        if (comparison.deepest().isEmpty()) {
            return Doc.of(title, new Text("No rebalance had an applied scalar below " + threshold + "."));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (DeriskEvent event : comparison.deepest()) {
            rows.add(Arrays.asList(rows.size() + 1, event.date(), scalar(event.depth()), event.start() + " to " + event.end(),
                    event.rebalances(), event.decidedOn().orElse(null), event.regime().map(TwoPassSections::swatch).orElse(null),
                    event.reason()));
        }
        return Doc.of(title, new Text("An event is an unbroken run of rebalances with an applied scalar below " + threshold
                + ", dated at its lowest. That scalar was decided at the rebalance before."),
                Table.of(List.of("#", "Deepest on", "Scalar", "Event", "Rebalances", "Decided on", "Regime", "Reason"), rows));
    }

    private static Swatch swatch(Regime regime) {
        return new Swatch(regime.name(), Palette.valueOf(regime.name()));
    }

    private static Num scalar(double value) {
        return fixed(value, SCALAR_DECIMALS);
    }

    /** Where the figures come from. */
    static Doc provenance(ReportFacts facts) {
        List<Fact> lines = new ArrayList<>();
        for (ReportFacts.Run run : facts.runs()) {
            lines.addAll(Facts.of("Run (" + run.role() + ")", new Mono(run.runId()),
                    "Content SHA-256 (" + run.role() + ")", run.contentSha256().map(Mono::new)).facts());
        }
        lines.addAll(Facts.of("Rule version", facts.ruleVersion(), "Library version", facts.libraryVersion(),
                "Library commit", facts.gitCommit().map(Mono::new), "Configuration SHA-256", facts.configSha256().map(Mono::new),
                "Chain head", facts.chainHead().map(Mono::new)).facts());
        return Doc.of("Provenance", new Facts(lines));
    }

    /** How to ask the store for them. */
    Doc checks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Text("Every figure above comes from the store. Ask it: plimsoll sql \"\u2026\""));
        for (ReportFacts.Check check : ReportFacts.checksOf(comparison.baseline().runId(), comparison.scaled().runId())) {
            blocks.add(new Text(check.what()));
            blocks.add(new Block.Code(check.sql()));
        }
        return new Doc("How to check this", blocks);
    }
}
