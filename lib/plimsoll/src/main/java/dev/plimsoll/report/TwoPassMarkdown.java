package dev.plimsoll.report;

import dev.plimsoll.audit.ScalarUsage;
import dev.plimsoll.audit.TwoPassComparison;
import dev.plimsoll.audit.TwoPassDelta;
import dev.plimsoll.audit.ValidationAnswer;
import dev.plimsoll.audit.ValidationResult;
import dev.plimsoll.doc.Markup;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;
import dev.plimsoll.report.Section.Code;
import dev.plimsoll.report.Section.Paragraph;
import dev.plimsoll.report.Section.Table;
import java.util.List;

/** {@code two_pass_comparison.md}: first the text such files always had, to the byte, then regimes, events, validation, provenance. */
public final class TwoPassMarkdown {

    /** What surprises in the summary metrics. */
    static final String DEFINITIONS = "Returns of a book simulated from weights, and of the scaled pass, follow "
            + "exp(\u03a3 w \u00b7 ln(1 + r)) \u2212 1 a day, which costs a hedged book its spread; only a research version may have "
            + "aggregation simple, \u03a3 w \u00b7 r. Volatility is \u00d7 \u221a252 on "
            + "every calendar. Drawdowns start from the first day's equity. Weights hold until changed.";

    private final StringBuilder out = new StringBuilder(8192);

    private TwoPassMarkdown() {
    }

    /**
     * The document.
     *
     * @param report what to write
     * @return Markdown text, lines end with a line feed
     */
    public static String of(TwoPassReport report) {
        TwoPassMarkdown markdown = new TwoPassMarkdown();
        TwoPassComparison comparison = report.comparison();
        markdown.comparison(comparison);
        report.warningSection().ifPresent(markdown::section);
        markdown.regimes(comparison);
        markdown.events(comparison);
        report.validation().ifPresent(markdown::validation);
        report.sections().forEach(markdown::section);
        markdown.heading("How The Figures Are Defined");
        markdown.line(Markup.markdown(DEFINITIONS));
        markdown.provenance(report.facts());
        return markdown.out.toString();
    }

    private void comparison(TwoPassComparison comparison) {
        PerformanceMetrics baseline = comparison.baseline().metrics();
        PerformanceMetrics scaled = comparison.scaled().metrics();
        TwoPassDelta delta = comparison.delta();
        line("# Two-Pass Allocator Comparison");
        line("");
        line("Baseline run: " + Markup.code(comparison.baseline().runId()) + "  ");
        line("Scaled run: " + Markup.code(comparison.scaled().runId()));
        heading("Summary Metrics");
        line("| Metric | Baseline | Scaled | Δ (Scaled - Baseline) |");
        line("|---|---:|---:|---:|");
        row("CAGR", baseline.cagr(), scaled.cagr(), delta.cagr());
        row("Ann Vol", baseline.annVol(), scaled.annVol(), delta.annVol());
        row("Sharpe", baseline.sharpe(), scaled.sharpe(), delta.sharpe());
        row("MaxDD", baseline.maxDrawdown(), scaled.maxDrawdown(), delta.maxDrawdown());
        row("Worst Month", baseline.worstMonth(), scaled.worstMonth(), delta.worstMonth());
        row("Worst Quarter", baseline.worstQuarter(), scaled.worstQuarter(), delta.worstQuarter());
        comparison.scaled().usage().ifPresent(this::usage);
    }

    private void row(String name, double baseline, double scaled, double delta) {
        line("| " + name + " | " + four(baseline) + " | " + four(scaled) + " | " + four(delta) + " |");
    }

    private void row(String name, PeriodReturn baseline, PeriodReturn scaled, double delta) {
        line("| " + name + " | " + four(baseline.value()) + " (" + baseline.date() + ") | " + four(scaled.value()) + " ("
                + scaled.date() + ") | " + four(delta) + " |");
    }

    private void usage(ScalarUsage usage) {
        heading("Scalar Usage (Scaled Run)");
        line("- Rebalances: " + usage.rebalances());
        line("- % scaled: " + Figures.fixed(usage.shareScaled() * 100, 1) + "%");
        line("- Mean scalar: " + four(usage.mean()));
        line("- Min scalar: " + four(usage.min()));
        line("- Max scalar: " + four(usage.max()));
        line("- P05/P50/P95: " + four(usage.p05()) + " / " + four(usage.p50()) + " / " + four(usage.p95()));
    }

    private void regimes(TwoPassComparison comparison) {
        heading("Regimes (Baseline Run)");
        table(Tables.regimes(comparison));
        heading("Transitions (Baseline Run)");
        line("Changes of regime: " + comparison.transitions() + ", that is " + Figures.fixed(comparison.transitionsPerYear(), 2)
                + " per year.");
        line("");
        table(Tables.transitions(comparison));
    }

    private void events(TwoPassComparison comparison) {
        heading("Deepest De-Risking Events");
        line(eventsIntroduction(comparison));
        if (!comparison.deepest().isEmpty()) {
            line("");
            table(Tables.events(comparison));
        }
    }

    /** What an event is, or that there was none. */
    static String eventsIntroduction(TwoPassComparison comparison) {
        String threshold = Figures.fixed(comparison.eventThreshold(), 2);
        return comparison.deepest().isEmpty() ? "No rebalance had an applied scalar below " + threshold + "."
                : "An event is an unbroken run of rebalances with an applied scalar below " + threshold
                        + ", dated at its lowest. That scalar was decided at the rebalance before.";
    }

    private void validation(ValidationResult result) {
        heading("Validation (Stage 6.5): " + result.overall());
        for (ValidationAnswer answer : result.answers()) {
            line((answer == result.answers().get(0) ? "" : "\n") + "### " + answer.number() + ". " + Markup.markdown(answer.question())
                    + " " + answer.verdict());
            line("");
            table(Tables.findings(answer));
            if (!answer.evidence().isEmpty()) {
                line("");
                answer.evidence().forEach(evidence -> line("- " + Markup.markdown(evidence)));
            }
        }
    }

    private void section(Section section) {
        heading(Markup.markdown(section.title()));
        boolean first = true;
        for (Section.Block block : section.blocks()) {
            if (!first) {
                line("");
            }
            first = false;
            if (block instanceof Paragraph paragraph) {
                line(Markup.markdown(paragraph.text()));
            } else if (block instanceof Code code) {
                line("```\n" + code.text().strip() + "\n```");
            } else if (block instanceof Table table) {
                table(table);
            }
        }
    }

    private void provenance(ReportFacts facts) {
        heading("Provenance");
        for (ReportFacts.Run run : facts.runs()) {
            line("- " + Markup.markdown(run.role()) + ": " + Markup.code(run.runId())
                    + run.contentSha256().map(hash -> ", content SHA-256 " + Markup.code(hash)).orElse(""));
        }
        line("- Rule version: " + Markup.markdown(facts.ruleVersion()));
        line("- Library version: " + Markup.markdown(facts.libraryVersion())
                + facts.gitCommit().map(commit -> ", commit " + Markup.code(commit)).orElse(""));
        facts.configSha256().ifPresent(hash -> line("- Configuration SHA-256: " + Markup.code(hash)));
        facts.chainHead().ifPresent(hash -> line("- Chain head: " + Markup.code(hash)));
        if (!facts.checks().isEmpty()) {
            heading("How To Check This");
            boolean first = true;
            for (ReportFacts.Check check : facts.checks()) {
                line((first ? "" : "\n") + Markup.markdown(check.what()) + ":");
                first = false;
                line("");
                check.sql().lines().forEach(sql -> line("    " + sql));
            }
        }
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void table(Table table) {
        cells(table.header());
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < table.header().size(); column++) {
            rule.append(table.numeric().contains(column) ? "---:|" : "---|");
        }
        line(rule.toString());
        table.rows().forEach(this::cells);
    }

    private void cells(List<String> cells) {
        StringBuilder row = new StringBuilder("|");
        cells.forEach(cell -> row.append(' ').append(Markup.markdown(cell)).append(" |"));
        line(row.toString());
    }

    private static String four(double value) {
        return Figures.fixed(value, 4);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
