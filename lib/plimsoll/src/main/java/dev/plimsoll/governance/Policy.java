package dev.plimsoll.governance;

import dev.plimsoll.doc.Block.Items;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Block.Tree;
import dev.plimsoll.doc.Block.Tree.Node;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.files.Binding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The change policy of the frozen Allocator v1: what a patch may change, what needs a second version, and how one comes about.
 *
 * @param version the frozen version
 * @param frozenOn day of the freeze
 * @param changes classes of changes, patches first
 * @param process steps towards a second version, in order
 */
public record Policy(String version, LocalDate frozenOn, List<Change> changes, List<String> process) implements Describable {

    private static final String V1 = "governance/policy.yaml";

    /** What a change needs. */
    public enum Needs {
        /** Allowed within v1, without a new version. */
        PATCH,
        /** Needs v2; nothing of the kind goes into v1's production. */
        V2
    }

    /**
     * One class of changes.
     *
     * @param name short name
     * @param needs patch or v2
     * @param examples what falls under it
     */
    public record Change(String name, Needs needs, List<String> examples) {

        public Change {
            examples = List.copyOf(examples);
        }
    }

    public Policy {
        changes = List.copyOf(changes);
        process = List.copyOf(process);
    }

    /**
     * The policy in force.
     *
     * @return that of v1.0, frozen on 2024-12-18
     */
    public static Policy v1() {
        return Binding.PLAIN.bind(Policy.class, Binding.PLAIN.shipped(V1), Map.of(), V1);
    }

    @Override
    public Doc describe() {
        return Doc.of("Change policy of the allocator " + version,
                new Text("Allocator " + version + " is frozen since " + frozenOn + ". No change goes straight into its production."),
                section("Patches: allowed within " + version, Needs.PATCH), section("Needs v2", Needs.V2),
                Doc.of("How v2 comes about", new Items(process)));
    }

    private Doc section(String title, Needs needs) {
        return Doc.of(title, new Tree(changes.stream().filter(change -> change.needs() == needs).map(change -> node(change.name(),
                change.examples().stream().map(example -> node(example, List.of())).toList())).toList()));
    }

    private static Node node(String label, List<Node> below) {
        return new Node("", label, label, below);
    }
}
