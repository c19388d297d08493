package dev.plimsoll.store.lineage;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Tree.Node;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.lineage.Lineage.LineageNode.Branch;
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

    /**
     * One thing in the lineage of a run.
     *
     * @param kind artifact, run, audit, sign_off, promotion, replay or lookahead
     * @param id artifact id, run id, audit id, or sequence in the table of that name
     * @param label what it is, in words
     * @param computedFrom for an output of the run itself, kinds of the artifacts it was computed from
     * @param alsoUsedBy for an input of the run itself, other runs that used the same artifact; the first of them
     * @param otherUsers how many those are
     * @param branches what it leads to, by relation
     * @param elsewhere true where it stands in the tree at a nearer place, too; its branches are there
     */
    @JsonPropertyOrder({"kind", "id", "label", "computed_from", "also_used_by", "other_users", "elsewhere"})
    public record LineageNode(String kind, String id, String label, List<String> computedFrom, List<String> alsoUsedBy, long otherUsers,
            List<Branch> branches, boolean elsewhere) {

        /**
         * What one step of one kind leads to.
         *
         * @param relation how, as in audit.lineage_edge
         * @param nodes the first of them
         * @param total how many there are
         */
        @JsonPropertyOrder({"relation", "total"})
        public record Branch(String relation, List<LineageNode> nodes, long total) {

            /**
             * Copies the list.
             *
             * @param relation how
             * @param nodes the first
             * @param total how many there are
             */
            public Branch {
                nodes = List.copyOf(nodes);
            }

            /**
             * How many are not among the nodes.
             *
             * @return 0 when all are
             */
            public long more() {
                return total - nodes.size();
            }
        }

        /**
         * Copies the lists.
         *
         * @param kind what it is
         * @param id which one
         * @param label in words
         * @param computedFrom kinds it was computed from
         * @param alsoUsedBy other runs with the same artifact
         * @param otherUsers how many those are
         * @param branches what it leads to
         * @param elsewhere whether its branches are at a nearer place
         */
        public LineageNode {
            computedFrom = List.copyOf(computedFrom);
            alsoUsedBy = List.copyOf(alsoUsedBy);
            branches = List.copyOf(branches);
        }

        /**
         * The node on one line: kind, label, and id, of which 12 digits tell hashes apart.
         *
         * @return text for people
         */
        public String line() {
            boolean hash = kind.equals("artifact") || kind.equals("audit");
            StringBuilder text = new StringBuilder(kind.replace('_', '-')).append(' ');
            text.append(hash ? label + " " + id.substring(0, Math.min(12, id.length())) : id + (label.isEmpty() ? "" : ", " + label));
            if (!computedFrom.isEmpty()) {
                text.append(", from ").append(String.join(", ", computedFrom));
            }
            if (otherUsers > 0) {
                text.append(", also used by ").append(PlainText.first(2, alsoUsedBy, otherUsers));
            }
            return text.append(elsewhere ? " (see nearer the run)" : "").toString();
        }
    }
}
