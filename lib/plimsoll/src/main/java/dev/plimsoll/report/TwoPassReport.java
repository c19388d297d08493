package dev.plimsoll.report;

import dev.plimsoll.audit.TwoPassComparison;
import dev.plimsoll.audit.ValidationResult;
import dev.plimsoll.chart.Chart;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.timeseries.Panel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a two-pass report shows, and the ways to write it. Start with {@link #of}, add with the {@code with} methods.
 *
 * @param title heading of the HTML report
 * @param comparison the figures
 * @param facts where they come from
 * @param baselineScalarMeta {@code scalar_meta} of pass 1 in the JSON document, ready for JSON
 * @param scaledScalarMeta {@code scalar_meta} of pass 2
 * @param validation the Stage 6.5 answers, if given
 * @param sleeveReturns daily returns per sleeve, for a fourth chart
 * @param sections more parts, shown before the charts
 * @param warnings what the inputs gave rise to, shown before the figures
 */
public record TwoPassReport(String title, TwoPassComparison comparison, ReportFacts facts, Map<String, Object> baselineScalarMeta,
        Map<String, Object> scaledScalarMeta, Optional<ValidationResult> validation, Optional<Panel> sleeveReturns,
        List<Section> sections, List<String> warnings) {

    public TwoPassReport {
        baselineScalarMeta = new LinkedHashMap<>(baselineScalarMeta);
        scaledScalarMeta = new LinkedHashMap<>(scaledScalarMeta);
        sections = List.copyOf(sections);
        warnings = List.copyOf(warnings);
    }

    /**
     * A report of the comparison alone.
     *
     * @param comparison the figures
     * @param facts where they come from
     * @return the report
     */
    public static TwoPassReport of(TwoPassComparison comparison, ReportFacts facts) {
        return new TwoPassReport("Two-pass allocator audit", comparison, facts, Map.of(), Map.of(), Optional.empty(), Optional.empty(),
                List.of(), List.of());
    }

    /**
     * With another heading.
     *
     * @param newTitle heading of the HTML report
     * @return a copy
     */
    public TwoPassReport withTitle(String newTitle) {
        return new TwoPassReport(newTitle, comparison, facts, baselineScalarMeta, scaledScalarMeta, validation, sleeveReturns, sections,
                warnings);
    }

    /**
     * With the {@code scalar_meta} of both passes.
     *
     * @param baseline of pass 1, ready for JSON
     * @param scaled of pass 2, ready for JSON
     * @return a copy
     */
    public TwoPassReport withScalarMeta(Map<String, Object> baseline, Map<String, Object> scaled) {
        return new TwoPassReport(title, comparison, facts, baseline, scaled, validation, sleeveReturns, sections,
                warnings);
    }

    /**
     * With the head of the hash chain when it is written.
     *
     * @param head hash of the chain's last record, 64 hexadecimal digits
     * @return a copy
     */
    public TwoPassReport withChainHead(String head) {
        return new TwoPassReport(title, comparison, facts.withChainHead(head), baselineScalarMeta, scaledScalarMeta, validation,
                sleeveReturns, sections, warnings);
    }

    /**
     * With the Stage 6.5 answers.
     *
     * @param result the answers
     * @return a copy
     */
    public TwoPassReport withValidation(ValidationResult result) {
        return new TwoPassReport(title, comparison, facts, baselineScalarMeta, scaledScalarMeta, Optional.of(result), sleeveReturns,
                sections, warnings);
    }

    /**
     * With sleeve returns, which give a fourth chart.
     *
     * @param returns one column per sleeve
     * @return a copy
     */
    public TwoPassReport withSleeveReturns(Panel returns) {
        return new TwoPassReport(title, comparison, facts, baselineScalarMeta, scaledScalarMeta, validation, Optional.of(returns),
                sections, warnings);
    }

    /**
     * With what the inputs gave rise to. It is shown, and no part of the JSON document, which is that of the comparison alone.
     *
     * @param found each warning with its code
     * @return a copy
     */
    public TwoPassReport withWarnings(List<String> found) {
        return new TwoPassReport(title, comparison, facts, baselineScalarMeta, scaledScalarMeta, validation, sleeveReturns, sections,
                found);
    }

    /** The warnings as a part, if there are any. */
    Optional<Section> warningSection() {
        return warnings.isEmpty() ? Optional.empty()
                : Optional.of(new Section("Warnings", warnings.stream().<Section.Block>map(Section.Paragraph::new).toList()));
    }

    /**
     * With one more part.
     *
     * @param section its title, paragraphs and tables
     * @return a copy
     */
    public TwoPassReport withSection(Section section) {
        List<Section> more = new ArrayList<>(sections);
        more.add(section);
        return new TwoPassReport(title, comparison, facts, baselineScalarMeta, scaledScalarMeta, validation, sleeveReturns, more, warnings);
    }

    /**
     * {@code two_pass_comparison.json}.
     *
     * @return JSON text without a line end
     */
    public String json() {
        return Json.pretty(TwoPassDocument.of(this));
    }

    /**
     * {@code two_pass_comparison.md}.
     *
     * @return Markdown text
     */
    public String markdown() {
        return TwoPassMarkdown.of(this);
    }

    /**
     * {@code two_pass_comparison.html}: one file with everything in it.
     *
     * @return the page
     */
    public String html() {
        return HtmlReport.of(this);
    }

    /**
     * All files of the report: JSON, Markdown, the page, and each chart as PNG and SVG.
     *
     * @return file name to content, in that order
     */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("two_pass_comparison.json", (json() + "\n").getBytes(StandardCharsets.UTF_8));
        files.put("two_pass_comparison.md", markdown().getBytes(StandardCharsets.UTF_8));
        files.put("two_pass_comparison.html", html().getBytes(StandardCharsets.UTF_8));
        files.putAll(Chart.files(charts()));
        return files;
    }

    /**
     * The charts of the page, in its order: equity, drawdown, scalar, and sleeves where their returns are known.
     *
     * @return three or four charts
     */
    public List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        charts.add(EquityChart.of(comparison));
        charts.add(DrawdownChart.of(comparison));
        charts.add(ScalarChart.of(comparison));
        sleeveReturns.ifPresent(returns ->
                charts.add(SleeveChart.of(returns, EquityChart.first(comparison), EquityChart.last(comparison))));
        return List.copyOf(charts);
    }
}
