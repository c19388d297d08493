package dev.plimsoll.report;

import static dev.plimsoll.doc.Markup.html;

import dev.plimsoll.store.lineage.Lineage;
import dev.plimsoll.store.lineage.Lineage.LineageNode;
import dev.plimsoll.store.lineage.Lineage.LineageNode.Branch;
import java.util.List;

/** The lineage of a run as a web page: nested lists that fold, without script and without the network. */
public final class LineageHtml {

    private final StringBuilder out = new StringBuilder();

    private LineageHtml() {
    }

    /**
     * The page.
     *
     * @param lineage what to show
     * @return HTML text
     */
    public static String of(Lineage lineage) {
        LineageHtml html = new LineageHtml();
        html.page(lineage);
        return html.out.toString();
    }

    private void page(Lineage lineage) {
        String title = "Lineage of " + lineage.run().id();
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        line("<meta name=\"color-scheme\" content=\"light dark\"/>");
        line("<title>" + html(title) + "</title>");
        line("<style>\n" + dev.plimsoll.doc.HtmlWriter.style() + "</style>\n</head>\n<body>\n<main>");
        line("<header>\n<p class=\"brand\">Plimsoll</p>\n<h1>" + html(title) + "</h1>");
        line("<p>" + html(lineage.run().label()) + "</p>\n</header>");
        section("Made from", "What the run rests on.", lineage.madeFrom());
        section("Used by", "What rests on the run.", lineage.usedBy());
        line("</main>\n</body>\n</html>");
    }

    private void section(String title, String note, List<Branch> branches) {
        line("<section>\n<h2>" + title + "</h2>\n<p><small>" + note + "</small></p>");
        if (branches.isEmpty()) {
            line("<p>Nothing.</p>");
        } else {
            line("<ul class=\"tree\">");
            branches.forEach(this::branch);
            line("</ul>");
        }
        line("</section>");
    }

    private void branch(Branch branch) {
        for (LineageNode node : branch.nodes()) {
            String text = "<span class=\"kind\">" + html(branch.relation()) + "</span>" + html(node.line());
            if (node.branches().isEmpty()) {
                line("<li title=\"" + html(node.id()) + "\">" + text + "</li>");
            } else {
                line("<li title=\"" + html(node.id()) + "\"><details open=\"open\"><summary>" + text + "</summary>\n<ul>");
                node.branches().forEach(this::branch);
                line("</ul></details></li>");
            }
        }
        if (branch.more() > 0) {
            line("<li class=\"more\"><span class=\"kind\">" + html(branch.relation()) + "</span>… and " + branch.more() + " more</li>");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
