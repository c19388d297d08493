package dev.plimsoll.doc;

import java.util.List;
import java.util.stream.Stream;

/**
 * What there is to see of a result: a title and blocks below it. A document within a document is a section of it.
 *
 * @param title one line; empty if the blocks say enough
 * @param blocks in order
 */
public record Doc(String title, List<Block> blocks) implements Block, Describable {

    public Doc {
        blocks = List.copyOf(blocks);
    }

    /**
     * A document of some blocks.
     *
     * @param title one line, or empty
     * @param blocks what is below it
     * @return the document
     */
    public static Doc of(String title, Block... blocks) {
        return new Doc(title, List.of(blocks));
    }

    /**
     * The document with more at its end.
     *
     * @param more what comes last
     * @return the longer document
     */
    public Doc with(Block... more) {
        return with(List.of(more));
    }

    /**
     * The document with more at its end.
     *
     * @param more what comes last
     * @return the longer document
     */
    public Doc with(List<? extends Block> more) {
        return new Doc(title, Stream.<Block>concat(blocks.stream(), more.stream()).toList());
    }

    /**
     * The document for a terminal.
     *
     * @return lines without a line end after the last; charts are left out
     */
    public String text() {
        return TextWriter.write(this);
    }

    @Override
    public Doc describe() {
        return this;
    }

    @Override
    public String toString() {
        return text();
    }
}
