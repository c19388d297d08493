package dev.plimsoll.report;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.audit.Verdict;
import dev.plimsoll.doc.Markup;
import dev.plimsoll.doc.Palette;
import dev.plimsoll.report.Section.Code;
import dev.plimsoll.report.Section.Paragraph;
import dev.plimsoll.report.Section.Table;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What all our pages are made of: one HTML file with its style inside, no script, nothing fetched, well-formed as XML. */
final class HtmlWriter {

    /** Characters of a figure with its unit up to which it is kept on one line. */
    private static final int LONGEST_FIGURE = 14;
    private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Everything up to the first part. */
    void open(String title) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>");
        line("<meta name=\"color-scheme\" content=\"light dark\"/>");
        line("<title>" + text(title) + "</title>");
        line("<style>\n" + dev.plimsoll.doc.HtmlWriter.style() + Palette.darkRules() + "</style>\n</head>\n<body>\n<main>");
    }

    /** The end, and the page. */
    String close() {
        line("</main>\n</body>\n</html>");
        return out.toString();
    }

    void section(Section section) {
        line("<section>\n<h2>" + text(section.title()) + "</h2>");
        for (Section.Block block : section.blocks()) {
            if (block instanceof Paragraph paragraph) {
                line("<p>" + text(paragraph.text()) + "</p>");
            } else if (block instanceof Code code) {
                line("<pre>" + lines(code.text()) + "</pre>");
            } else if (block instanceof Table table) {
                table("plain", table, -1, -1);
            }
        }
        line("</section>");
    }

    /** A table; the cells of one column may be verdicts, of another regimes (-1: none). */
    void table(String style, Table table, int verdicts, int regimes) {
        line("<div class=\"scroll\"><table class=\"" + style + "\">\n<thead><tr>");
        for (int column = 0; column < table.header().size(); column++) {
            line("<th scope=\"col\"" + align(table, column) + ">" + text(table.header().get(column)) + "</th>");
        }
        line("</tr></thead>\n<tbody>");
        for (List<String> row : table.rows()) {
            StringBuilder cells = new StringBuilder("<tr>");
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String shown = column == verdicts ? badge(Verdict.valueOf(cell)) : column == regimes ? regime(cell)
                        : table.numeric().contains(column) ? text(number(cell)) : dates(text(cell));
                cells.append("<td").append(align(table, column)).append('>').append(shown).append("</td>");
            }
            line(cells.append("</tr>").toString());
        }
        line("</tbody></table></div>");
    }

    private static String align(Table table, int column) {
        return table.numeric().contains(column) ? " class=\"n\"" : "";
    }

    /** A true minus sign, and no line break within a figure and its unit. */
    private static String number(String cell) {
        String typeset = cell.length() > 1 && cell.charAt(0) == '-' && Character.isDigit(cell.charAt(1)) ? "\u2212" + cell.substring(1)
                : cell;
        return typeset.length() <= LONGEST_FIGURE ? typeset.replace(' ', '\u00a0') : typeset;
    }

    /** No line break within a date. */
    private static String dates(String html) {
        return DATE.matcher(html).replaceAll("<span class=\"d\">$0</span>");
    }

    private static String regime(String name) {
        boolean known = List.of(Regime.values()).stream().anyMatch(regime -> regime.name().equals(name));
        return known ? "<span class=\"d\"><span class=\"swatch " + name.toLowerCase(Locale.ROOT) + "\"></span>" + name + "</span>"
                : text(name);
    }

    static String badge(Verdict verdict) {
        String sign = switch (verdict) {
            case PASS -> "\u2713";
            case CAUTION -> "!";
            case FAIL -> "\u2715";
        };
        return "<span class=\"badge " + style(verdict) + "\"><span aria-hidden=\"true\">" + sign + "</span> " + verdict + "</span>";
    }

    static String style(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /** Text of several lines, each made safe. */
    static String lines(String text) {
        return text.lines().map(HtmlWriter::text).reduce((a, b) -> a + "\n" + b).orElse("");
    }

    private static String text(String text) {
        return Markup.html(text);
    }

    void line(String text) {
        out.append(text).append('\n');
    }
}
