package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.HtmlWriter;
import dev.plimsoll.doc.MarkdownWriter;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.evidence.EvidencePack;
import dev.plimsoll.governance.Policy;
import dev.plimsoll.governance.Quarter;
import dev.plimsoll.governance.RevalidationResult;
import dev.plimsoll.twopass.TwoPassReport;
import dev.plimsoll.twopass.TwoPassResult;
import dev.plimsoll.twopass.ValidationConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What audits, governance and evidence show of themselves: the same for every reader. */
@Tag("thorough")
class AuditsDescribedTest {

    /** To 2018-03-30, so that the first quarter of 2018 is covered. */
    private static final int DAYS = 698;

    private static final Map<String, Describable> RESULTS = new LinkedHashMap<>();

    @TempDir
    private static Path folder;

    private static RevalidationResult revalidation;
    private static EvidencePack pack;

    @BeforeAll
    static void makeEveryResultOnce() {
        Path book = SampleRuns.write(folder.resolve("book"), DAYS);
        Plimsoll lab = Plimsoll.open(folder.resolve("store.duckdb").toString());
        ValidationConfig config = ValidationConfig.standard();
        TwoPassRequest request = new TwoPassRequest(RunRequest.of(book), Optional.empty(), Optional.empty());
        lab.revalidate(Quarter.parse("2017Q4"), request, config, false);
        revalidation = lab.revalidate(Quarter.parse("2018Q1"), request, config, true);
        TwoPassResult audit = lab.twoPass(request, config);
        RESULTS.put("two-pass", audit);
        RESULTS.put("validation", audit.validation());
        RESULTS.put("judgement", (Describable) audit::judgement);
        RESULTS.put("report", audit.report());
        RESULTS.put("revalidation", revalidation);
        RESULTS.put("monitoring", lab.monitor(request, config));
        RESULTS.put("sign-off", lab.signOff(audit.scaledRunId(), "A. Risk", true, "seen"));
        RESULTS.put("promotion", lab.promote(audit.baselineRunId(), Optional.empty(), config, folder.resolve("strategies.yaml")));
        RESULTS.put("revocation", lab.revoke("new data", folder.resolve("strategies.yaml")));
        RESULTS.put("replay", lab.replay(audit.scaledRunId()));
        RESULTS.put("look-ahead test", lab.certify(audit.scaledRunId(), 1, 42));
        RESULTS.put("difference", lab.diff(audit.baselineRunId(), audit.scaledRunId()));
        RESULTS.put("explanation", lab.explainDiff(audit.baselineRunId(), audit.scaledRunId()));
        RESULTS.put("verification", lab.verify());
        RESULTS.put("snapshot", lab.snapshot(folder.resolve("snapshots")));
        pack = lab.evidence(Quarter.parse("2018Q1"), folder.resolve("pack"));
        RESULTS.put("evidence", pack);
        RESULTS.put("policy", Policy.v1());
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-pass", "validation", "judgement", "report", "revalidation", "monitoring", "sign-off", "promotion", "revocation",
        "replay", "look-ahead test", "difference", "explanation", "verification", "snapshot", "evidence", "policy"})
    void terminalPageNotebookAndMarkdownShowTheSame(String name) {
        Doc doc = RESULTS.get(name).describe();
        List<String> shown = new ArrayList<>();
        collect(doc, shown);
        assertThat(shown).as("something is shown").isNotEmpty();
        assertThat(plain(doc.text())).contains(shown);
        assertThat(ofHtml(HtmlWriter.page(doc))).contains(shown);
        assertThat(ofHtml(HtmlWriter.fragment(doc))).contains(shown);
        assertThat(plain(MarkdownWriter.write(doc).replace("&lt;", "<").replace("&amp;", "&"))).contains(shown);
        assertThat(doc.text()).as("no digits that are noise, and no exponent").doesNotContainPattern("\\d\\.\\d{7,}")
                .doesNotContainPattern("\\d\\.\\d+[eE]-?\\d");
    }

    /** Names and values of tables and facts, and sentences, with one blank between words. */
    private static void collect(Block block, List<String> shown) {
        if (block instanceof Doc doc) {
            boolean charts = !doc.blocks().isEmpty() && doc.blocks().stream().allMatch(Picture.class::isInstance); // no part of Markdown
            shown.add(charts ? "" : plain(doc.title()));
            doc.blocks().forEach(part -> collect(part, shown));
        } else if (block instanceof Table table) {
            table.columns().forEach(column -> shown.add(plain(column.name())));
            table.shownRows().forEach(row -> row.stream().filter(cell -> cell != null).forEach(cell -> shown.add(text(cell))));
        } else if (block instanceof Block.Facts facts) {
            facts.facts().forEach(fact -> shown.addAll(List.of(fact.name(), text(fact.value()))));
        } else if (block instanceof Block.Text text) {
            shown.add(plain(text.text()));
        } else if (block instanceof Block.Items items) {
            items.lines().forEach(line -> shown.add(plain(line)));
        } else if (block instanceof Block.Verdict verdict) {
            shown.addAll(List.of(verdict.tag().word(), plain(verdict.text())));
        } else if (!(block instanceof Picture)) {
            assertThat(block).isInstanceOfAny(Block.Code.class, Block.Tree.class);
        }
    }

    private static String text(Object cell) {
        return plain(cell instanceof Double number ? Num.plain(number).text() : cell instanceof Cell.Mono mono ? mono.text()
                : cell.toString());
    }

    private static String plain(String text) {
        return text.replace("\\", "").replace('\u2212', '-').replaceAll("\\s+", " ").strip();
    }

    private static String ofHtml(String html) {
        return plain(html.replaceAll("(?s)<(style|svg).*?</\\1>", "").replaceAll("<[^>]*>", "").replace('\u00a0', ' ')
                .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&"));
    }

    @Test
    void thePackHoldsTheReportThatTheLibraryMade() throws IOException {
        TwoPassReport report = revalidation.audit().report();
        try (Stream<Path> reports = Files.list(folder.resolve("pack/reports"))) {
            Path copy = reports.filter(path -> path.getFileName().toString().startsWith("revalidation_")).findFirst().orElseThrow();
            report.withChainHead(pack.chainHead()).files().forEach((name, content) -> assertThat(copy.resolve(name)).as(name)
                    .hasBinaryContent(content));
        }
    }

    @Test
    void theReportOfARevalidationHasItsSectionsWhereverItIsWritten() throws IOException {
        revalidation.audit().report().write(folder.resolve("written"));
        for (String file : List.of("two_pass_comparison.md", "two_pass_comparison.html")) {
            assertThat(folder.resolve("written").resolve(file)).content().contains(revalidation.decision().outcome().name(),
                    "Against 2017Q4, the quarter before", "Threshold stability over the whole history", "2018-03-30");
        }
        assertThat(revalidation.describe().text()).contains("Against 2017Q4, the quarter before", "Threshold stability over the whole history");
    }

    /** The same conditions fail for the library as for the command, and nothing is written. */
    @Test
    void aRefusedPromotionNamesItsConditionsAndARevocationItsFiles() {
        assertThat(RESULTS.get("promotion").describe().text()).startsWith("Refused: ").contains("FAILS  CANONICAL_WINDOW: ")
                .doesNotContain("Configuration written");
        assertThat(RESULTS.get("revocation").describe().text()).isEqualTo("Production revoked (record 1): new data\n  "
                + folder.resolve("strategies.yaml").toAbsolutePath() + " says enabled: false.");
        assertThat(folder.resolve("strategies.yaml")).content().contains("enabled: false");
    }
}
