package dev.plimsoll.doc;

import static dev.plimsoll.doc.Markup.markdown;
import static java.util.stream.Collectors.joining;
import static java.util.stream.IntStream.range;

import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Block.Tree.Node;
import java.util.List;

/** A document as Markdown with pipe tables; lines end with a line feed. Charts are left out, as they are files beside it. */
public final class MarkdownWriter {

    private final StringBuilder out = new StringBuilder(1 << 12);

    private MarkdownWriter() {
    }

    /**
     * Writes a document.
     *
     * @param doc what to show
     * @return its title as a first-level heading, sections below it
     */
    public static String write(Doc doc) {
        MarkdownWriter writer = new MarkdownWriter();
        writer.doc(doc, 1);
        return writer.out.toString();
    }

    private void doc(Doc doc, int level) {
        if (!doc.blocks().isEmpty() && doc.blocks().stream().allMatch(Picture.class::isInstance)) {
            return;
        }
        if (!doc.title().isEmpty()) {
            gap();
            line("#".repeat(level) + " " + markdown(doc.title()));
        }
        doc.blocks().forEach(block -> block(block, level));
    }

    private void block(Block block, int level) {
        if (block instanceof Doc doc) {
            doc(doc, level + 1);
            return;
        }
        if (block instanceof Picture) {
            return;
        }
        gap();
        if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Block.Text text) {
            line(markdown(text.text()));
        } else if (block instanceof Block.Code code) {
            line("```\n" + code.text().strip() + "\n```");
        } else if (block instanceof Block.Items items) {
            items.lines().forEach(item -> line("- " + markdown(item)));
        } else if (block instanceof Block.Verdict verdict) {
            line(("**" + markdown(verdict.tag().word()) + "** " + markdown(verdict.text())).stripTrailing());
        } else if (block instanceof Block.Facts facts) {
            facts.facts().forEach(fact -> line("- " + markdown(fact.name()) + ": " + cell(fact.value())));
        } else if (block instanceof Block.Tree tree) {
            nodes(tree.nodes(), "");
        }
    }

    private void nodes(List<Node> nodes, String indent) {
        for (Node node : nodes) {
            line(indent + "- " + (node.kind().isEmpty() ? "" : markdown(node.kind()) + ": ") + markdown(node.label()));
            nodes(node.below(), indent + "  ");
        }
    }

    private void table(Table table) {
        if (!table.title().isEmpty()) {
            line(markdown(table.title()) + "\n");
        }
        row(table.columns().stream().map(column -> markdown(column.name() + (column.unit().isEmpty() ? "" : " [" + column.unit() + "]")))
                .toList());
        line(range(0, table.columns().size()).mapToObj(c -> table.isNumeric(c) ? "---:|" : "---|").collect(joining("", "|", "")));
        table.readRows().forEach(values -> row(values.stream().map(MarkdownWriter::cell).toList()));
        if (table.isCut() || table.rows().isEmpty()) {
            line("\n" + table.count());
        }
    }

    private void row(List<String> cells) {
        line(cells.stream().collect(joining(" | ", "| ", " |")));
    }

    private static String cell(Object value) {
        return value instanceof Cell.Mono mono ? Markup.code(mono.text()) : markdown(Cell.text(value, Num.NONE));
    }

    private void gap() {
        if (!out.isEmpty()) {
            line("");
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
