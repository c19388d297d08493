package dev.plimsoll.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What there is to see of a result.
 *
 * @param title one line
 * @param parts what is below it, in order
 */
public record View(String title, List<Part> parts) {

    /** A table, a chart or a paragraph. */
    public sealed interface Part permits ShownTable, ChartImage, Note {
    }

    /**
     * A paragraph.
     *
     * @param text plain text
     */
    public record Note(String text) implements Part {
    }

    public View {
        parts = List.copyOf(parts);
    }

    /**
     * A title and its parts.
     *
     * @param title one line
     * @param parts what is below it
     * @return the view
     */
    public static View of(String title, Part... parts) {
        return new View(title, List.of(parts));
    }

    /**
     * A view whose title is the first line of a text, and whose first part is the rest of it.
     *
     * @param text one line or more
     * @return the view, to be gone on with {@link #with}
     */
    public static View ofText(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? of(text) : of(text.substring(0, end), new Note(text.substring(end + 1)));
    }

    /**
     * This view with more below.
     *
     * @param part what comes last
     * @return the longer view
     */
    public View with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new View(title, more);
    }

    /**
     * For a terminal.
     *
     * @return lines; charts by their titles
     */
    public String text() {
        StringBuilder out = new StringBuilder(title);
        for (Part part : parts) {
            out.append(out.length() == 0 ? "" : "\n");
            if (part instanceof ShownTable table) {
                out.append(parts.size() > 1 || title.isEmpty() ? table.titledText() : table.text());
            } else if (part instanceof ChartImage chart) {
                out.append("[chart: ").append(chart.title()).append(']');
            } else if (part instanceof Note note) {
                out.append(note.text());
            }
        }
        return out.toString();
    }
}
