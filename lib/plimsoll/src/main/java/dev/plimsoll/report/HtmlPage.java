package dev.plimsoll.report;

import dev.plimsoll.doc.Markup;
import java.util.List;

/**
 * A page of plain parts in the style of the reports: one HTML file, no script, nothing fetched, light and dark.
 *
 * @param title heading
 * @param lead what the page is, in one paragraph
 * @param facts names and values shown under the heading, in pairs
 * @param sections the parts in order
 */
public record HtmlPage(String title, String lead, List<Fact> facts, List<Section> sections) {

    /**
     * A name and its value.
     *
     * @param name such as Quarter
     * @param value set as code
     */
    public record Fact(String name, String value) {
    }

    public HtmlPage {
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /**
     * The page.
     *
     * @return HTML text
     */
    public String html() {
        HtmlWriter out = new HtmlWriter();
        out.open(title);
        out.line("<header>\n<p class=\"brand\">Plimsoll</p>\n<h1>" + Markup.html(title) + "</h1>\n<p>" + Markup.html(lead) + "</p>");
        out.line("<dl class=\"passes\">");
        facts.forEach(fact -> out.line("<dt>" + Markup.html(fact.name()) + "</dt><dd><code>" + Markup.html(fact.value())
                + "</code></dd>"));
        out.line("</dl>\n</header>");
        sections.forEach(out::section);
        return out.close();
    }
}
