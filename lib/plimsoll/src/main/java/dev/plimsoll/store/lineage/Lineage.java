package dev.plimsoll.store.lineage;

import dev.plimsoll.doc.Block.Tree.Node;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.lineage.LineageNode.Branch;
import java.util.ArrayList;
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

    @Override
    public Doc describe() {
        return Doc.of("Lineage of " + run.id(), new Block.Text(run.line()), tree("Made from", madeFrom), tree("Used by", usedBy));
    }

    private static Doc tree(String title, List<Branch> branches) {
        return Doc.of(title, branches.isEmpty() ? new Block.Text("Nothing.") : new Block.Tree(nodes(branches)));
    }

    private static List<Node> nodes(List<Branch> branches) {
        List<Node> nodes = new ArrayList<>();
        for (Branch branch : branches) {
            if (branch.nodes().size() > 1 && branch.nodes().stream().allMatch(LineageNode::elsewhere)) {
                nodes.add(new Node(branch.relation(), branch.total() + " (see nearer the run)", "", List.of()));
                continue;
            }
            branch.nodes().forEach(node -> nodes.add(new Node(branch.relation(), node.line(), node.id(), nodes(node.branches()))));
            if (branch.more() > 0) {
                nodes.add(new Node(branch.relation(), "… and " + branch.more() + " more", "", List.of()));
            }
        }
        return nodes;
    }

    /** The description, for JShell. */
    @Override
    public String toString() {
        return describe().text();
    }
}
