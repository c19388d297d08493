package dev.plimsoll.twopass;

import dev.plimsoll.doc.Markup;
import dev.plimsoll.doc.Num;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;

/** The beginning of {@code two_pass_comparison.md}: the text such files always had, to the byte. */
final class MarkdownHead {

    private MarkdownHead() {
    }

    static String of(TwoPassComparison comparison) {
        PerformanceMetrics a = comparison.baseline().metrics();
        PerformanceMetrics b = comparison.scaled().metrics();
        TwoPassDelta delta = comparison.delta();
        return "# Two-Pass Allocator Comparison\n\nBaseline run: " + Markup.code(comparison.baseline().runId()) + "  \nScaled run: "
                + Markup.code(comparison.scaled().runId()) + "\n\n## Summary Metrics\n\n"
                + "| Metric | Baseline | Scaled | Δ (Scaled - Baseline) |\n|---|---:|---:|---:|\n"
                + row("CAGR", four(a.cagr()), four(b.cagr()), delta.cagr())
                + row("Ann Vol", four(a.annVol()), four(b.annVol()), delta.annVol())
                + row("Sharpe", four(a.sharpe()), four(b.sharpe()), delta.sharpe())
                + row("MaxDD", four(a.maxDrawdown()), four(b.maxDrawdown()), delta.maxDrawdown())
                + row("Worst Month", period(a.worstMonth()), period(b.worstMonth()), delta.worstMonth())
                + row("Worst Quarter", period(a.worstQuarter()), period(b.worstQuarter()), delta.worstQuarter())
                + comparison.scaled().usage().map(MarkdownHead::usage).orElse("");
    }

    private static String row(String name, String baseline, String scaled, double delta) {
        return "| " + name + " | " + baseline + " | " + scaled + " | " + four(delta) + " |\n";
    }

    private static String period(PeriodReturn period) {
        return four(period.value()) + " (" + period.date() + ")";
    }

    private static String usage(ScalarUsage usage) {
        return "\n## Scalar Usage (Scaled Run)\n\n- Rebalances: " + usage.rebalances() + "\n- % scaled: "
                + Num.fixed(usage.shareScaled() * 100, 1) + "%\n- Mean scalar: " + four(usage.mean()) + "\n- Min scalar: "
                + four(usage.min()) + "\n- Max scalar: " + four(usage.max()) + "\n- P05/P50/P95: " + four(usage.p05()) + " / "
                + four(usage.p50()) + " / " + four(usage.p95()) + "\n";
    }

    private static String four(double value) {
        return Num.fixed(value, 4).text();
    }
}
