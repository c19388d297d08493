package dev.plimsoll.doc;

import static java.util.Optional.empty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of a document. Words are plain text: nothing in them is read as markup. */
public sealed interface Block permits Doc, Table, Block.Picture, Block.Text, Block.Items, Block.Facts, Block.Verdict, Block.Code,
        Block.Tree {

    /**
     * A paragraph.
     *
     * @param text one or more sentences
     */
    record Text(String text) implements Block {
    }

    /**
     * Short lines of equal rank.
     *
     * @param lines in order
     */
    record Items(List<String> lines) implements Block {

        public Items {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Names and their values.
     *
     * @param facts in order
     */
    record Facts(List<Fact> facts) implements Block {

        public Facts {
            facts = List.copyOf(facts);
        }

        /** Facts from names and values in turn, values as {@link Cell} shows them; an Optional that is empty has no line. */
        public static Facts of(Object... namesAndValues) {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < namesAndValues.length; i += 2) {
                Object value = namesAndValues[i + 1];
                if (!empty().equals(value)) {
                    facts.add(new Fact((String) namesAndValues[i], value instanceof Optional<?> given ? given.get() : value));
                }
            }
            return new Facts(facts);
        }
    }

    /**
     * A name and its value.
     *
     * @param name such as {@code rules}
     * @param value anything that {@link Cell} shows
     */
    record Fact(String name, Object value) {
    }

    /**
     * A judgement in one word and what it is about.
     *
     * @param tag the word and whether it is good or bad
     * @param text what was judged
     */
    record Verdict(Cell.Tag tag, String text) implements Block {
    }

    /**
     * Commands, a query or other text whose line ends count.
     *
     * @param text one or more lines
     */
    record Code(String text) implements Block {
    }

    /**
     * Things under things.
     *
     * @param nodes the first level
     */
    record Tree(List<Node> nodes) implements Block {

        public Tree {
            nodes = List.copyOf(nodes);
        }

        /**
         * A thing and what is below it.
         *
         * @param kind how it relates to what it is under; may be empty
         * @param label what it is
         * @param id its full name, shown where there is room
         * @param below what is under it
         */
        public record Node(String kind, String label, String id, List<Node> below) {

            public Node {
                below = List.copyOf(below);
            }
        }
    }

    /** A chart as a picture. */
    non-sealed interface Picture extends Block {

        /** The title, one line. */
        String title();

        /** What the chart shows, for those who do not see it and as its legend in words. */
        String caption();

        /** Width in pixels at which the chart is meant to be seen. */
        int width();

        /** The chart as a PNG file, on white. */
        byte[] png();

        /** The chart as an {@code svg} element that goes into a page. */
        String inlineSvg();
    }
}
