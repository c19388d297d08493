package dev.plimsoll.report;

import java.util.List;
import java.util.Set;

/**
 * A part of a report besides the fixed ones, such as the comparison with the previous quarter.
 *
 * @param title heading
 * @param blocks paragraphs and tables in order
 */
public record Section(String title, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }

    /** A paragraph, commands or a table. */
    public sealed interface Block {
    }

    /**
     * Plain text.
     *
     * @param text one paragraph; nothing in it is read as markup
     */
    public record Paragraph(String text) implements Block {
    }

    /**
     * Commands or a query, shown as they are.
     *
     * @param text one or more lines
     */
    public record Code(String text) implements Block {
    }

    /**
     * Rows under a head.
     *
     * @param header one title per column
     * @param rows cells as they are shown, as many per row as there are titles
     * @param numeric 0-based columns that are set flush right
     */
    public record Table(List<String> header, List<List<String>> rows, Set<Integer> numeric) implements Block {

        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
            numeric = Set.copyOf(numeric);
            for (List<String> row : rows) {
                if (row.size() != header.size()) {
                    throw new IllegalArgumentException("A row of " + row.size() + " cells under " + header.size() + " titles: " + row);
                }
            }
        }
    }
}
