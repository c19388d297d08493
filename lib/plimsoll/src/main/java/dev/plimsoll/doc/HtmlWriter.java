package dev.plimsoll.doc;

import static dev.plimsoll.doc.Markup.html;
import static java.lang.Math.min;
import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;

import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Block.Tree.Node;
import dev.plimsoll.doc.Block.Verdict;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.error.Resource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collector;

/**
 * A document as HTML, well-formed as XML, without script and with nothing fetched: a page of its own with its style inside, which prints
 * on A4 and follows the reader's light or dark setting, or a piece that goes into any notebook and takes the colours around it. Verdicts
 * are told by word and sign, never by colour alone.
 */
public final class HtmlWriter {

    private static final Pattern PERCENT = Pattern.compile("(?<![\\w.-])-?\\d+(\\.\\d+)? (%|points)");
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

    private static final Collector<CharSequence, ?, String> ROW = joining("", "<tr>", "</tr>");
    private final StringBuilder out = new StringBuilder(1 << 12);
    private final boolean page;

    private HtmlWriter(boolean page) {
        this.page = page;
    }

    /**
     * A page: what comes before the first section is its head.
     *
     * @param doc what to show
     * @return HTML text
     */
    public static String page(Doc doc) {
        HtmlWriter writer = new HtmlWriter(true);
        writer.open(doc.title());
        int head = (int) doc.blocks().stream().takeWhile(block -> block instanceof Facts || block instanceof Text).count();
        writer.line("<header>\n<p class=\"brand\">Plimsoll</p>\n<h1>" + html(doc.title()) + "</h1>");
        doc.blocks().subList(0, head).forEach(block -> writer.block(block, 1));
        writer.line("</header>");
        doc.blocks().subList(head, doc.blocks().size()).forEach(block -> writer.section(block instanceof Doc part ? part : Doc.of("", block)));
        writer.line("</main>\n</body>\n</html>");
        return writer.out.toString();
    }

    /**
     * A piece for a notebook.
     *
     * @param doc what to show
     * @return one div element
     */
    public static String fragment(Doc doc) {
        HtmlWriter writer = new HtmlWriter(false);
        writer.line("<div>");
        writer.blocks(doc, 1);
        return writer.out.append("</div>").toString();
    }

    private void open(String title) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        line("<meta name=\"color-scheme\" content=\"light dark\"/>");
        line("<title>" + html(title) + "</title>");
        line("<style>\n" + style() + Palette.darkRules() + "</style>\n</head>\n<body>\n<main>");
    }

    /** The style of pages: light and dark screens, narrow screens, A4 paper. */
    public static String style() {
        return Resource.text("doc/page.css");
    }

    /** A section; one that begins with a verdict is a banner in its colour. */
    private void section(Doc doc) {
        boolean banner = !doc.blocks().isEmpty() && doc.blocks().get(0) instanceof Verdict && doc.title().isEmpty();
        line(banner ? "<section class=\"banner " + ((Verdict) doc.blocks().get(0)).tag().tone().style() + "\">" : "<section>");
        blocks(doc, 2);
        line("</section>");
    }

    private void blocks(Doc doc, int level) {
        if (!doc.title().isEmpty()) {
            line(page ? "<h" + level + ">" + html(doc.title()) + "</h" + level + ">"
                    : "<p><strong>" + html(doc.title()) + "</strong></p>");
        }
        doc.blocks().forEach(block -> block(block, level + 1));
    }

    private void block(Block block, int level) {
        if (block instanceof Doc doc) {
            blocks(doc, min(level, 4));
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Picture picture) {
            picture(picture);
        } else if (block instanceof Text text) {
            line("<p>" + prose(text.text()) + "</p>");
        } else if (block instanceof Block.Code code) {
            line("<pre>" + code.text().lines().map(Markup::html).collect(joining("\n")) + "</pre>");
        } else if (block instanceof Block.Items items) {
            line(page ? "<ul class=\"items\">" : "<ul>");
            items.lines().forEach(item -> line("<li>" + prose(item) + "</li>"));
            line("</ul>");
        } else if (block instanceof Verdict verdict) {
            line("<p class=\"verdict\">" + badge(verdict.tag()) + " " + html(verdict.text()) + "</p>");
        } else if (block instanceof Facts facts) {
            facts(facts);
        } else if (block instanceof Block.Tree tree) {
            nodes(tree.nodes(), "<ul class=\"tree\">");
        }
    }

    /** Facts that are all numbers are tiles. */
    private void facts(Facts facts) {
        boolean tiles = facts.facts().stream().allMatch(fact -> Cell.isNumber(fact.value()));
        line("<dl class=\"" + (tiles ? "figures" : "facts") + "\">");
        facts.facts().forEach(fact -> line((tiles ? "<div>" : "") + "<dt>" + html(fact.name()) + "</dt><dd>" + cell(fact.value()) + "</dd>"
                + (tiles ? "</div>" : "")));
        line("</dl>");
    }

    private void nodes(List<Node> nodes, String list) {
        line(list);
        for (Node node : nodes) {
            String kind = node.kind().isEmpty() ? "" : "<span class=\"kind\">" + html(node.kind()) + "</span> ";
            String item = "<li title=\"" + html(node.id()) + "\">";
            if (node.below().isEmpty()) {
                line(item + kind + html(node.label()) + "</li>");
            } else {
                line(item + "<details open=\"open\"><summary>" + kind + html(node.label()) + "</summary>");
                nodes(node.below(), "<ul>");
                line("</details></li>");
            }
        }
        line("</ul>");
    }

    private void table(Table table) {
        if (!table.title().isEmpty()) {
            line("<p" + (page ? " class=\"label\">" : ">") + html(table.title()) + "</p>");
        }
        line((page ? "<div class=\"scroll\">" : "") + "<table>\n<thead>");
        head(table, table.columns().stream().map(column -> html(column.name())).toList());
        if (table.hasUnits()) {
            head(table, table.columns().stream().map(Table.Column::unit)
                    .map(unit -> unit.isEmpty() ? "" : "<small><em>" + html(unit) + "</em></small>").toList());
        }
        line("</thead>\n<tbody>");
        for (List<?> row : table.readRows()) {
            line(range(0, row.size()).mapToObj(c -> "<td" + align(table.isNumeric(c) || Cell.isNumber(row.get(c)), row.get(c)) + ">"
                    + cell(row.get(c)) + "</td>").collect(ROW));
        }
        line("</tbody>\n</table>" + (page ? "</div>" : ""));
        if (table.isCut() || table.rows().isEmpty()) {
            line("<p><small>" + table.count() + "</small></p>");
        }
    }

    private void head(Table table, List<String> names) {
        line(range(0, names.size()).mapToObj(c -> "<th" + (page ? " scope=\"col\"" : "") + align(table.isNumeric(c), null) + ">"
                + names.get(c) + "</th>").collect(ROW));
    }

    /** A page has a style sheet; notebooks take none from what they show. */
    private String align(boolean right, Object value) {
        if (page) {
            return right ? " class=\"n\"" : "";
        }
        return " style=\"text-align:" + (right ? "right" : "left") + (value instanceof LocalDate ? ";white-space:nowrap" : "") + "\"";
    }

    private String cell(Object value) {
        if (value instanceof Num number) {
            return html(number.typeset());
        }
        if (value instanceof Tag tag) {
            return page ? badge(tag) : html(tag.word());
        }
        if (value instanceof Cell.Swatch swatch && page) {
            return "<span class=\"d\"><span class=\"swatch " + swatch.colour().name().toLowerCase(ROOT) + "\"></span>"
                    + html(swatch.word()) + "</span>";
        }
        if (value instanceof Cell.Mono mono) {
            return "<code>" + html(mono.text()) + "</code>";
        }
        String text = html(value instanceof Double number ? Num.plain(number).typeset() : Cell.text(value, Num.NONE));
        return page ? DATE.matcher(text).replaceAll("<span class=\"d\">$0</span>") : text;
    }

    private String badge(Tag tag) {
        if (!page) {
            return "<strong>" + html(tag.word()) + "</strong>";
        }
        String sign = switch (tag.tone()) {
            case PASS -> "\u2713";
            case CAUTION -> "!";
            case FAIL -> "\u2715";
        };
        return "<span class=\"badge " + tag.tone().style() + "\"><span aria-hidden=\"true\">" + sign + "</span> " + html(tag.word())
                + "</span>";
    }

    private void picture(Picture picture) {
        String caption = html(picture.caption());
        line(page ? "<figure>\n" + picture.inlineSvg() + "\n<figcaption>" + caption + "</figcaption>\n</figure>"
                : "<figure><img alt=\"" + html(picture.title() + ". " + picture.caption()) + "\" width=\"" + picture.width()
                        + "\" src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png()) + "\"/><figcaption><small>"
                        + caption + "</small></figcaption></figure>");
    }

    /** Percentages within sentences are typeset as in tables. */
    private static String prose(String text) {
        return PERCENT.matcher(html(text)).replaceAll(match -> new Num(match.group()).typeset());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
