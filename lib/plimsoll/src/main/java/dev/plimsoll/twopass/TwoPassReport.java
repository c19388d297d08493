package dev.plimsoll.twopass;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.HtmlWriter;
import dev.plimsoll.doc.MarkdownWriter;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.twopass.ValidationResult.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a two-pass report shows, and the ways to write it.
 *
 * @param title heading of the HTML report
 * @param comparison the metrics
 * @param facts where they come from
 * @param baselineScalarMeta {@code scalar_meta} of pass 1 in the JSON document, ready for JSON
 * @param scaledScalarMeta {@code scalar_meta} of pass 2
 * @param validation the Stage 6.5 answers, if given
 * @param sleeveReturns daily returns per sleeve, for a fourth chart
 * @param sections more parts, shown before the charts
 * @param warnings what the inputs gave rise to, shown before the metrics; no part of the JSON document, which is that of the comparison
 */
public record TwoPassReport(String title, TwoPassComparison comparison, ReportFacts facts, Map<String, Object> baselineScalarMeta,
        Map<String, Object> scaledScalarMeta, Optional<ValidationResult> validation, Optional<Panel> sleeveReturns,
        List<Doc> sections, List<String> warnings) implements Describable {

    /** Heading of a report on a comparison alone. */
    public static final String TITLE = "Two-pass allocator audit";

    public TwoPassReport {
        baselineScalarMeta = new LinkedHashMap<>(baselineScalarMeta);
        scaledScalarMeta = new LinkedHashMap<>(scaledScalarMeta);
        sections = List.copyOf(sections);
        warnings = List.copyOf(warnings);
    }

    /**
     * With another heading and more parts.
     *
     * @param newTitle heading of the HTML report
     * @param more what is shown before the charts, in order
     * @return a copy
     */
    public TwoPassReport with(String newTitle, List<Doc> more) {
        return new TwoPassReport(newTitle, comparison, facts, baselineScalarMeta, scaledScalarMeta, validation, sleeveReturns, more,
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
     * {@code two_pass_comparison.json}.
     *
     * @return JSON text without a line end
     */
    public String json() {
        return Json.pretty(TwoPassDocument.of(this));
    }

    /**
     * The page: verdicts, performance, validation, charts, regimes, events, where the metrics come from, and how to check them.
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
            blocks.add(Doc.of("Warnings").with(warnings.stream().map(Text::new).toList()));
        }
        blocks.add(validation.map(ValidationResult::verdicts).orElseGet(() -> Doc.of("",
                new Text("Comparison only: this report holds no validation."))).with(parts.summary()));
        return blocks;
    }

    private List<Block> afterPerformance(TwoPassSections parts) {
        List<Block> blocks = new ArrayList<>();
        validation.ifPresent(result -> blocks.add(Doc.of("Validation, question by question")
                .with(result.answers().stream().map(Answer::describe).toList())));
        blocks.addAll(sections);
        blocks.add(Doc.of("Charts").with(charts()));
        blocks.addAll(List.of(parts.regimes(), parts.events(), TwoPassSections.provenance(facts), parts.checks()));
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
    public Text summary() {
        return new TwoPassSections(comparison).summary();
    }

    /**
     * {@code two_pass_comparison.md}: first the text such files always had, to the byte, then what the page has besides.
     *
     * @return Markdown text
     */
    public String markdown() {
        TwoPassSections parts = new TwoPassSections(comparison);
        return parts.markdownHead() + "\n" + MarkdownWriter.write(new Doc("", beforePerformance(parts))
                .with(Doc.of("How the metrics are defined", new Text(TwoPassSections.DEFINITIONS))).with(afterPerformance(parts)));
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
        return WholeFile.writeAll(folder, files());
    }

    /**
     * All files of the report: JSON, Markdown, the page, and each chart as PNG and SVG.
     *
     * @return file name to content, in that order
     */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("two_pass_comparison.json", (json() + "\n").getBytes(UTF_8));
        files.put("two_pass_comparison.md", markdown().getBytes(UTF_8));
        files.put("two_pass_comparison.html", html().getBytes(UTF_8));
        files.putAll(Chart.files(charts()));
        return files;
    }

    /**
     * The charts of the page, in its order: equity, drawdown, scalar, and sleeves where their returns are known.
     *
     * @return three or four charts
     */
    public List<Chart> charts() {
        TwoPassCharts charts = new TwoPassCharts(comparison);
        List<Chart> drawn = new ArrayList<>(List.of(charts.equity(), charts.drawdown(), charts.scalar()));
        sleeveReturns.ifPresent(returns -> drawn.add(charts.sleeves(returns)));
        return List.copyOf(drawn);
    }
}
