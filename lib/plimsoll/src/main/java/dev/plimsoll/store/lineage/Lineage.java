package dev.plimsoll.store.lineage;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.lineage.LineageNode.Branch;
import java.util.List;

/**
 * The lineage of a run in both directions.
 *
 * @param run the run; its branches are empty
 * @param madeFrom what it rests on
 * @param usedBy what rests on it
 */
public record Lineage(LineageNode run, List<Branch> madeFrom, List<Branch> usedBy) implements Describable {

    /**
     * Copies the lists.
     *
     * @param run the run
     * @param madeFrom what it rests on
     * @param usedBy what rests on it
     */
    public Lineage {
        madeFrom = List.copyOf(madeFrom);
        usedBy = List.copyOf(usedBy);
    }

    /**
     * The lineage as a tree of text.
     *
     * @return lines without a line end at the last
     */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(run.line()).append("\n\nMade from\n");
        append(out, "", madeFrom);
        out.append("\nUsed by\n");
        append(out, "", usedBy);
        return out.substring(0, out.length() - 1);
    }

    private static void append(StringBuilder out, String indent, List<Branch> branches) {
        if (branches.isEmpty() && indent.isEmpty()) {
            out.append("└─ nothing\n");
        }
        for (int b = 0; b < branches.size(); b++) {
            Branch branch = branches.get(b);
            if (branch.nodes().size() > 1 && branch.nodes().stream().allMatch(LineageNode::elsewhere)) {
                out.append(indent).append(b == branches.size() - 1 ? "└─ " : "├─ ").append(branch.relation()).append(": ")
                        .append(branch.total()).append(" (see nearer the run)\n");
                continue;
            }
            for (int n = 0; n < branch.nodes().size(); n++) {
                boolean last = b == branches.size() - 1 && n == branch.nodes().size() - 1 && branch.more() == 0;
                LineageNode node = branch.nodes().get(n);
                out.append(indent).append(last ? "└─ " : "├─ ").append(branch.relation()).append(": ").append(node.line()).append('\n');
                append(out, indent + (last ? "   " : "│  "), node.branches());
            }
            if (branch.more() > 0) {
                out.append(indent).append(b == branches.size() - 1 ? "└─ " : "├─ ").append(branch.relation()).append(": … and ")
                        .append(branch.more()).append(" more\n");
            }
        }
    }

    @Override
    public Doc describe() {
        return Doc.of("Lineage of " + run.id(), new Block.Code(toString()));
    }
}
