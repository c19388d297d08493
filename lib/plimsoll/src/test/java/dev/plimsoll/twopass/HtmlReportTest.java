package dev.plimsoll.twopass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import dev.plimsoll.doc.Table;
import dev.plimsoll.twopass.ValidationResult.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The HTML report: self-contained, well-formed, complete. */
class HtmlReportTest {

    private static final String EVIL = "run<b>&\"'`]]>/";

    private static final TwoPassReport REPORT = Examples.judged(Examples.sample("base_2025", "scaled_2025"), Examples.validation())
            .with(TwoPassReport.TITLE, List.of(Doc.of("Since the quarter before", new Block.Text("Nothing changed."),
                    Table.of(List.of("Metric", "2025Q2"), List.of(List.of("CAGR", Num.plain(-0.01)))))));

    @Test
    void holdsEverythingItself() {
        assertThat(REPORT.html()).doesNotContain("<script", "http://", "https://", "<link", "<iframe", "@import", "url(h", "src=", "href=",
                "NaN", "null");
    }

    @Test
    void isWellFormedAndEveryIdIsUnique() throws Exception {
        Document page = parse(REPORT.html());
        Set<String> ids = new HashSet<>();
        NodeList all = page.getElementsByTagName("*");
        List<String> references = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).as(element.getAttribute("id")).isTrue();
            }
            if (element.hasAttribute("clip-path")) {
                references.add(element.getAttribute("clip-path").replaceAll("url\\(#(.*)\\)", "$1"));
            }
        }
        assertThat(ids).containsAll(references);
    }

    @Test
    void everyChartHasATitleADescriptionAndACaption() throws Exception {
        Document page = parse(REPORT.html());
        NodeList charts = page.getElementsByTagName("svg");
        assertThat(charts.getLength()).isEqualTo(4);
        for (int i = 0; i < charts.getLength(); i++) {
            Element chart = (Element) charts.item(i);
            assertThat(chart.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
            assertThat(chart.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        }
        assertThat(page.getElementsByTagName("figcaption").getLength()).isEqualTo(4);
    }

    @Test
    void tellsVerdictsInWordsAndShowsFactsSectionsAndQueries() {
        assertThat(REPORT.html()).contains("<section class=\"banner fail\">", "</span> FAIL</span> Stage 6.5 validation",
                "</span> CAUTION</span> 3. Are regime changes sparse?", "<h2>Since the quarter before</h2>",
                "<td class=\"n\">\u22120.01</td>", "a1".repeat(32), "b2".repeat(32), "d4".repeat(32), "e5".repeat(32),
                "<h2>How to check this</h2>", "FROM audit.regime_transition WHERE run_id = &#39;base_2025&#39;;");
    }

    @Test
    void namesAreOnlyText() throws Exception {
        TwoPassReport report = Examples.sample(EVIL, EVIL + "\u0000\n2")
                .with("<script>alert(1)</script>", List.of(Doc.of(EVIL, new Block.Text(EVIL))));
        Document page = parse(report.html());
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.getElementsByTagName("code").item(0).getTextContent()).isEqualTo(EVIL);
        assertThat(report.html()).contains("WHERE run_id = &#39;run&lt;b&gt;&amp;&quot;&#39;&#39;`]]&gt;/&#39;");
    }

    @Test
    void sameBytesTwice() {
        assertThat(REPORT.html()).isEqualTo(REPORT.html());
    }

    @Test
    void aComparisonWithoutValidationSaysSo() {
        assertThat(Examples.sample("a", "b").html()).contains("this report holds no validation").doesNotContain("class=\"badge pass\"");
    }

    private static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
    }

    @Test
    void theFirstPageSaysWhichStressWindowsTheDataDoNotReach() {
        Finding open = new Finding("stress 2020 Q1", OptionalDouble.empty(), "share", "a day < 0.70", Verdict.PASS, "NOT COVERED");
        Finding covered = new Finding("stress 2022", OptionalDouble.of(0.4), "share", "a day < 0.70", Verdict.PASS, "flagged");
        ValidationResult validation = new ValidationResult("a", "b",
                List.of(new ValidationResult.Answer(4, "Is known stress flagged?", Verdict.PASS,
                List.of(open, covered), List.of())), Verdict.PASS);
        String html = Examples.judged(Examples.sample("base", "scaled"), validation).html();
        assertThat(html.substring(0, html.indexOf("<h2>Performance</h2>"))).contains("Named stress: 1 of 2 windows covered, not 2020 Q1.");
        assertThat(REPORT.html()).doesNotContain("Named stress");
    }
}
