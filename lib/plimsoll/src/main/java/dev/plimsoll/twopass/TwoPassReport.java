package dev.plimsoll.twopass;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.HtmlWriter;
import dev.plimsoll.doc.MarkdownWriter;
import dev.plimsoll.doc.Table;
import dev.plimsoll.kind.ReportFiles;
import dev.plimsoll.kind.sleeves.SleeveChart;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.timeseries.Panel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        List<Doc> sections, List<String> warnings) implements Describable {

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

    /**
     * With one more part.
     *
     * @param section its title, paragraphs and tables
     * @return a copy
     */
    public TwoPassReport withSection(Doc section) {
        List<Doc> more = new ArrayList<>(sections);
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
     * The page: verdicts, performance, validation, charts, regimes, events, where the figures come from, and how to check them.
     */
    @Override
    public Doc describe() {
        TwoPassSections parts = new TwoPassSections(comparison);
        return Doc.of(title, parts.passes(facts.ruleVersion())).with(beforePerformance(parts)).with(parts.performance())
                .with(afterPerformance(parts));
    }

    private List<Block> beforePerformance(TwoPassSections parts) {
        List<Block> blocks = new ArrayList<>();
        if (!warnings.isEmpty()) {
            blocks.add(Doc.of("Warnings").with(warnings.stream().map(Block.Text::new).toList()));
        }
        blocks.add(validation.map(ValidationResult::verdicts).orElseGet(() -> Doc.of("",
                new Block.Text("Comparison only: this report holds no validation."))).with(parts.summary()));
        return blocks;
    }

    private List<Block> afterPerformance(TwoPassSections parts) {
        List<Block> blocks = new ArrayList<>();
        validation.ifPresent(result -> blocks.add(Doc.of("Validation, question by question")
                .with(result.answers().stream().map(ValidationAnswer::describe).toList())));
        blocks.addAll(sections);
        blocks.add(Doc.of("Charts").with(charts()));
        blocks.addAll(List.of(parts.regimes(), parts.events(), TwoPassSections.provenance(facts)));
        if (!facts.checks().isEmpty()) {
            blocks.add(TwoPassSections.checks(facts));
        }
        return blocks;
    }

    /**
     * The six metrics of both passes.
     *
     * @return a table of baseline, scaled, difference and whether that is better
     */
    public Table metrics() {
        return new TwoPassSections(comparison).metrics();
    }

    /**
     * The comparison in three sentences.
     *
     * @return drawdown, volatility and return of both passes, exposure, changes of regime
     */
    public Block.Text summary() {
        return new TwoPassSections(comparison).summary();
    }

    /**
     * {@code two_pass_comparison.md}: first the text such files always had, to the byte, then what the page has besides.
     *
     * @return Markdown text
     */
    public String markdown() {
        TwoPassSections parts = new TwoPassSections(comparison);
        return MarkdownHead.of(comparison) + "\n" + MarkdownWriter.write(new Doc("", beforePerformance(parts))
                .with(Doc.of("How the metrics are defined", new Block.Text(TwoPassSections.DEFINITIONS))).with(afterPerformance(parts)));
    }

    /**
     * {@code two_pass_comparison.html}: one file with everything in it.
     *
     * @return the page
     */
    public String html() {
        return HtmlWriter.page(describe());
    }

    /**
     * Writes all files of the report.
     *
     * @param folder where to; made when it is not there, files of the same names are replaced
     * @return the files written
     * @throws dev.plimsoll.error.OutputException when one cannot be written
     */
    public List<Path> write(Path folder) {
        return ReportFiles.write(files(), folder);
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
