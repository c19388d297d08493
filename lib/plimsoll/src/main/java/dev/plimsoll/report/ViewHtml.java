package dev.plimsoll.report;

import dev.plimsoll.doc.Markup;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * A view as a piece of HTML for any notebook: no script, no style sheet, nothing from the network. Text and lines take the colours of the
 * page around them, light or dark; charts are pictures on white.
 */
public final class ViewHtml {

    private static final String RIGHT = " style=\"text-align:right\"";
    private static final String LEFT = " style=\"text-align:left\"";
    private static final String DAY = " style=\"text-align:left;white-space:nowrap\"";

    private ViewHtml() {
    }

    /**
     * Writes it.
     *
     * @param view what there is to see
     * @return one div element
     */
    public static String of(View view) {
        StringBuilder out = new StringBuilder("<div>\n");
        if (!view.title().isEmpty()) {
            out.append("<p><strong>").append(Markup.html(view.title())).append("</strong></p>\n");
        }
        for (View.Part part : view.parts()) {
            if (part instanceof ShownTable table) {
                table(out, table);
            } else if (part instanceof ChartImage chart) {
                chart(out, chart);
            } else if (part instanceof View.Note note) {
                boolean lines = note.text().indexOf('\n') >= 0; // a tree, say, or findings: their shape is part of what they say
                out.append(lines ? "<pre>" + HtmlWriter.lines(note.text()) + "</pre>\n" : "<p>" + Markup.html(note.text()) + "</p>\n");
            }
        }
        return out.append("</div>").toString();
    }

    private static void table(StringBuilder out, ShownTable table) {
        if (!table.title().isEmpty()) {
            out.append("<p>").append(Markup.html(table.title())).append("</p>\n");
        }
        int width = table.columns().size();
        String[] align = new String[width];
        boolean units = false;
        out.append("<table>\n<thead>\n<tr>");
        for (int c = 0; c < width; c++) {
            align[c] = table.isNumeric(c) ? RIGHT : LEFT;
            units |= !table.columns().get(c).unit().isEmpty();
            out.append("<th").append(align[c]).append('>').append(Markup.html(table.columns().get(c).name())).append("</th>");
        }
        out.append("</tr>\n");
        if (units) {
            out.append("<tr>");
            for (int c = 0; c < width; c++) {
                String unit = Markup.html(table.columns().get(c).unit());
                out.append("<th").append(align[c]).append('>').append(unit.isEmpty() ? "" : "<small><em>" + unit + "</em></small>")
                        .append("</th>");
            }
            out.append("</tr>\n");
        }
        out.append("</thead>\n<tbody>\n");
        for (List<?> row : table.shownRows()) {
            out.append("<tr>");
            for (int c = 0; c < width; c++) {
                out.append("<td").append(row.get(c) instanceof LocalDate ? DAY : align[c]).append('>')
                        .append(Markup.html(Cells.text(row.get(c)))).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n<p><small>").append(table.count()).append("</small></p>\n");
    }

    private static void chart(StringBuilder out, ChartImage chart) {
        out.append("<figure><img alt=\"").append(Markup.html(chart.title() + ". " + chart.caption())).append("\" width=\"")
                .append(chart.width()).append("\" src=\"data:image/png;base64,").append(Base64.getEncoder().encodeToString(chart.png()))
                .append("\"><figcaption><small>").append(Markup.html(chart.caption())).append("</small></figcaption></figure>\n");
    }
}
