package dev.plimsoll.report;

import dev.plimsoll.audit.ScalarUsage;
import dev.plimsoll.audit.TwoPassComparison;
import dev.plimsoll.audit.TwoPassDelta;
import dev.plimsoll.audit.ValidationAnswer;
import dev.plimsoll.audit.ValidationResult;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Markup;
import dev.plimsoll.portfolio.PerformanceMetrics;
import dev.plimsoll.portfolio.PerformanceMetrics.PeriodReturn;

/**
 * The report as one HTML file: style and charts are inside, there is no script and nothing is fetched. Well-formed as XML. Prints on
 * A4 and follows the reader's light or dark setting; verdicts are told by word and sign, never by colour alone.
 */
public final class HtmlReport {

    private final HtmlWriter out = new HtmlWriter();

    private HtmlReport() {
    }

    /**
     * The page.
     *
     * @param report what to show
     * @return HTML text
     */
    public static String of(TwoPassReport report) {
        HtmlReport html = new HtmlReport();
        TwoPassComparison comparison = report.comparison();
        html.out.open(report.title());
        html.head(report);
        report.warningSection().ifPresent(html.out::section);
        html.banner(report);
        html.metrics(comparison);
        report.validation().ifPresent(html::validation);
        report.sections().forEach(html.out::section);
        html.charts(report);
        html.regimes(comparison);
        html.events(comparison);
        html.facts(report.facts());
        html.checks(report.facts());
        return html.out.close();
    }

    private void head(TwoPassReport report) {
        PerformanceMetrics metrics = report.comparison().baseline().metrics();
        line("<header>\n<p class=\"brand\">Plimsoll</p>\n<h1>" + text(report.title()) + "</h1>");
        line("<dl class=\"passes\">");
        line("<dt>Baseline</dt><dd><code>" + text(report.comparison().baseline().runId()) + "</code></dd>");
        line("<dt>Scaled</dt><dd><code>" + text(report.comparison().scaled().runId()) + "</code></dd>");
        line("<dt>Period</dt><dd>" + metrics.start() + " to " + metrics.end() + ", " + metrics.days() + " days with data</dd>");
        line("<dt>Rules</dt><dd>" + text(report.facts().ruleVersion()) + "</dd>");
        line("</dl>\n</header>");
    }

    private void banner(TwoPassReport report) {
        if (report.validation().isPresent()) {
            ValidationResult result = report.validation().get();
            line("<section class=\"banner " + HtmlWriter.style(result.overall()) + "\">");
            line("<p class=\"verdict\">" + HtmlWriter.badge(result.overall()) + " Stage 6.5 validation</p>");
            line("<ul>");
            for (ValidationAnswer answer : result.answers()) {
                line("<li>" + HtmlWriter.badge(answer.verdict()) + " " + answer.number() + ". " + text(answer.question()) + "</li>");
            }
            line("</ul>");
            result.stressCoverage().ifPresent(words -> line("<p>Named stress: " + text(words) + ".</p>"));
        } else {
            line("<section class=\"banner\">");
            line("<p class=\"verdict\">Comparison only: this report holds no validation.</p>");
        }
        line("<p>" + summary(report.comparison()) + "</p>");
        line("</section>");
    }

    private static String summary(TwoPassComparison comparison) {
        PerformanceMetrics baseline = comparison.baseline().metrics();
        PerformanceMetrics scaled = comparison.scaled().metrics();
        String use = comparison.scaled().usage().map(usage -> " On average " + Figures.percent(usage.mean())
                + " of full exposure was permitted, at the lowest " + Figures.percent(usage.min()) + ".").orElse("");
        return "With the allocator the maximum drawdown went from " + Figures.percent(baseline.maxDrawdown()) + " to "
                + Figures.percent(scaled.maxDrawdown()) + ", volatility from " + Figures.percent(baseline.annVol()) + " to "
                + Figures.percent(scaled.annVol()) + " and the yearly return (CAGR) from " + Figures.percent(baseline.cagr()) + " to "
                + Figures.percent(scaled.cagr()) + "." + use + " The regime changed " + comparison.transitions() + " times, "
                + Figures.typeset(Figures.fixed(comparison.transitionsPerYear(), 1)) + " a year.";
    }

    private void metrics(TwoPassComparison comparison) {
        PerformanceMetrics baseline = comparison.baseline().metrics();
        PerformanceMetrics scaled = comparison.scaled().metrics();
        TwoPassDelta delta = comparison.delta();
        line("<section>\n<h2>Performance</h2>\n<div class=\"scroll\"><table>");
        line("<thead><tr><th scope=\"col\">Metric</th><th scope=\"col\" class=\"n\">Baseline</th><th scope=\"col\" class=\"n\">Scaled</th>"
                + "<th scope=\"col\" class=\"n\">Scaled \u2212 baseline</th><th scope=\"col\">Effect</th></tr></thead>\n<tbody>");
        metric("Yearly return (CAGR)", Figures.percent(baseline.cagr()), Figures.percent(scaled.cagr()), Figures.points(delta.cagr()),
                delta.cagr());
        metric("Volatility (a year)", Figures.percent(baseline.annVol()), Figures.percent(scaled.annVol()),
                Figures.points(delta.annVol()), -delta.annVol());
        metric("Sharpe ratio (no risk-free rate)", Figures.typeset(Figures.fixed(baseline.sharpe(), 2)),
                Figures.typeset(Figures.fixed(scaled.sharpe(), 2)), Figures.signed(delta.sharpe()), delta.sharpe());
        metric("Maximum drawdown", Figures.percent(baseline.maxDrawdown()), Figures.percent(scaled.maxDrawdown()),
                Figures.points(delta.maxDrawdown()), delta.maxDrawdown());
        metric("Worst month", period(baseline.worstMonth()), period(scaled.worstMonth()), Figures.points(delta.worstMonth()),
                delta.worstMonth());
        metric("Worst quarter", period(baseline.worstQuarter()), period(scaled.worstQuarter()), Figures.points(delta.worstQuarter()),
                delta.worstQuarter());
        line("</tbody></table></div>\n<p><small>" + text(TwoPassMarkdown.DEFINITIONS) + "</small></p>");
        comparison.scaled().usage().ifPresent(this::usage);
        line("</section>");
    }

    private void metric(String name, String baseline, String scaled, String delta, double gain) {
        String effect = gain > 0 ? "\u25b2 better" : gain < 0 ? "\u25bc worse" : "\u2013 same";
        line("<tr><th scope=\"row\">" + name + "</th><td class=\"n\">" + baseline + "</td><td class=\"n\">" + scaled
                + "</td><td class=\"n\">" + delta + "</td><td>" + effect + "</td></tr>");
    }

    private static String period(PeriodReturn period) {
        return Figures.percent(period.value()) + "<br/><small>to " + period.date() + "</small>";
    }

    private void usage(ScalarUsage usage) {
        line("<h3>Applied scalars</h3>\n<dl class=\"figures\">");
        figure("Rebalances", Integer.toString(usage.rebalances()));
        figure("Scaled down", Figures.percent(usage.shareScaled()));
        figure("Mean", Figures.fixed(usage.mean(), 4));
        figure("Lowest", Figures.fixed(usage.min(), 4));
        figure("5 % quantile", Figures.fixed(usage.p05(), 4));
        figure("Median", Figures.fixed(usage.p50(), 4));
        figure("95 % quantile", Figures.fixed(usage.p95(), 4));
        figure("Highest", Figures.fixed(usage.max(), 4));
        line("</dl>");
    }

    private void figure(String name, String value) {
        line("<div><dt>" + name + "</dt><dd>" + value + "</dd></div>");
    }

    private void validation(ValidationResult result) {
        line("<section>\n<h2>Validation, question by question</h2>");
        for (ValidationAnswer answer : result.answers()) {
            line("<div class=\"answer\">\n<h3>" + HtmlWriter.badge(answer.verdict()) + " " + answer.number() + ". "
                    + text(answer.question()) + "</h3>");
            out.table("findings", Tables.findings(answer), 0, -1);
            if (!answer.evidence().isEmpty()) {
                line("<p class=\"label\">Evidence</p>\n<ul class=\"evidence\">");
                answer.evidence().forEach(evidence -> line("<li>" + text(evidence) + "</li>"));
                line("</ul>");
            }
            line("</div>");
        }
        line("</section>");
    }

    private void charts(TwoPassReport report) {
        line("<section class=\"charts\">\n<h2>Charts</h2>");
        for (Chart chart : report.charts()) {
            line("<figure>\n" + chart.inlineSvg() + "\n<figcaption>" + text(chart.caption()) + "</figcaption>\n</figure>");
        }
        line("</section>");
    }

    private void regimes(TwoPassComparison comparison) {
        line("<section>\n<h2>Regimes of the baseline</h2>");
        out.table("plain", Tables.regimes(comparison), -1, 0);
        line("<h3>Changes of regime</h3>\n<p>" + comparison.transitions() + " changes, "
                + Figures.fixed(comparison.transitionsPerYear(), 2) + " a year.</p>");
        out.table("plain", Tables.transitions(comparison), -1, 0);
        line("</section>");
    }

    private void events(TwoPassComparison comparison) {
        line("<section>\n<h2>Deepest de-risking events</h2>\n<p>" + text(TwoPassMarkdown.eventsIntroduction(comparison)) + "</p>");
        if (!comparison.deepest().isEmpty()) {
            out.table("events", Tables.events(comparison), -1, 6);
        }
        line("</section>");
    }

    private void facts(ReportFacts facts) {
        line("<section>\n<h2>Provenance</h2>\n<dl class=\"facts\">");
        for (ReportFacts.Run run : facts.runs()) {
            line("<dt>Run (" + text(run.role()) + ")</dt><dd><code>" + text(run.runId()) + "</code>"
                    + run.contentSha256().map(hash -> "<br/><small>content SHA-256</small> <code>" + text(hash) + "</code>").orElse("")
                    + "</dd>");
        }
        line("<dt>Rule version</dt><dd>" + text(facts.ruleVersion()) + "</dd>");
        line("<dt>Library version</dt><dd>" + text(facts.libraryVersion())
                + facts.gitCommit().map(commit -> ", commit <code>" + text(commit) + "</code>").orElse("") + "</dd>");
        facts.configSha256().ifPresent(hash -> line("<dt>Configuration SHA-256</dt><dd><code>" + text(hash) + "</code></dd>"));
        facts.chainHead().ifPresent(hash -> line("<dt>Chain head</dt><dd><code>" + text(hash) + "</code></dd>"));
        line("</dl>\n</section>");
    }

    private void checks(ReportFacts facts) {
        if (facts.checks().isEmpty()) {
            return;
        }
        line("<section class=\"checks\">\n<h2>How to check this</h2>");
        line("<p>Every figure above comes from the store. Ask it: <code>plimsoll sql \"\u2026\"</code></p>");
        for (ReportFacts.Check check : facts.checks()) {
            line("<div class=\"check\"><p class=\"label\">" + text(check.what()) + "</p>\n<pre>"
                    + HtmlWriter.lines(check.sql()) + "</pre></div>");
        }
        line("</section>");
    }

    private static String text(String text) {
        return Markup.html(text);
    }

    private void line(String text) {
        out.line(text);
    }
}
