package dev.plimsoll.doc;

import static java.lang.Math.max;

import dev.plimsoll.doc.Block.Code;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Block.Picture;
import dev.plimsoll.doc.Block.Tree;
import dev.plimsoll.doc.Block.Tree.Node;
import dev.plimsoll.doc.Block.Verdict;
import dev.plimsoll.error.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A document as lines of a terminal: tables and facts aligned, numbers to the right. Charts are left out. */
final class TextWriter {

    private static final String NULL = "-";
    private static final String INDENT = "  ";

    private final StringBuilder out = new StringBuilder();

    private TextWriter() {
    }

    static String write(Doc doc) {
        TextWriter writer = new TextWriter();
        writer.doc(doc);
        return writer.out.toString();
    }

    private void doc(Doc doc) {
        if (!doc.title().isEmpty()) {
            line(doc.title());
        }
        int tagWidth = doc.blocks().stream().mapToInt(block -> block instanceof Verdict verdict ? width(verdict.tag().word()) : 0)
                .max().orElse(0);
        Block before = null;
        for (Block block : doc.blocks()) {
            if (block instanceof Picture) {
                continue;
            }
            if (isTall(block) && (before != null || block instanceof Doc) || before != null && isTall(before)) {
                line("");
            }
            if (block instanceof Verdict verdict) {
                String word = verdict.tag().word();
                line((word + " ".repeat(tagWidth - width(word)) + INDENT + verdict.text()).stripTrailing());
            } else {
                block(block);
            }
            before = block;
        }
    }

    /** Blocks of several lines of their own shape have air around them. */
    private static boolean isTall(Block block) {
        return block instanceof Doc || block instanceof Table || block instanceof Code || block instanceof Tree;
    }

    private void block(Block block) {
        if (block instanceof Doc doc) {
            doc(doc);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof Block.Text text) {
            text.text().lines().forEach(this::line);
        } else if (block instanceof Code code) {
            code.text().lines().forEach(this::line);
        } else if (block instanceof Block.Items items) {
            items.lines().forEach(item -> line(INDENT + item));
        } else if (block instanceof Facts facts) {
            facts(facts);
        } else if (block instanceof Tree tree) {
            nodes(tree.nodes(), "");
        }
    }

    private void facts(Facts facts) {
        int width = facts.facts().stream().mapToInt(fact -> width(fact.name())).max().orElse(0);
        facts.facts().forEach(fact -> line(INDENT + fact.name() + " ".repeat(width - width(fact.name())) + INDENT
                + Cell.text(fact.value(), NULL)));
    }

    private void nodes(List<Node> nodes, String indent) {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean last = i == nodes.size() - 1;
            line(indent + (last ? "└─ " : "├─ ") + (node.kind().isEmpty() ? "" : node.kind() + ": ") + node.label());
            nodes(node.below(), indent + (last ? "   " : "│  "));
        }
    }

    private void table(Table table) {
        if (!table.title().isEmpty()) {
            line(table.title());
        }
        List<String> names = table.columns().stream().map(Table.Column::name).toList();
        List<List<String>> texts = new ArrayList<>(List.of(names));
        if (table.hasUnits()) {
            texts.add(table.columns().stream().map(column -> column.unit().isEmpty() ? "" : "[" + column.unit() + "]").toList());
        }
        int head = texts.size();
        List<List<Object>> rows = table.readRows();
        rows.forEach(row -> texts.add(row.stream().map(value -> Cell.text(value, NULL)).toList()));
        int[] widths = new int[names.size()];
        texts.forEach(row -> Arrays.setAll(widths, c -> max(widths[c], width(row.get(c)))));
        for (int r = names.stream().allMatch(String::isEmpty) ? 1 : 0; r < texts.size(); r++) {
            List<?> values = r < head ? List.of() : rows.get(r - head);
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String pad = " ".repeat(widths[c] - width(texts.get(r).get(c)));
                boolean right = table.isNumeric(c) || !values.isEmpty() && Cell.isNumber(values.get(c));
                line.append(c == 0 ? "" : INDENT).append(right ? pad + texts.get(r).get(c) : texts.get(r).get(c) + pad);
            }
            line(line.toString().stripTrailing());
        }
        if (table.isCut() || table.rows().isEmpty()) {
            line(table.count());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private void line(String text) {
        out.append(out.isEmpty() ? "" : "\n").append(PlainText.of(text));
    }
}
