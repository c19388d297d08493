package dev.plimsoll.governance;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import java.time.LocalDate;
import java.util.List;

/**
 * The change policy of the frozen Allocator v1: what a patch may change, what needs a second version, and how one comes about.
 *
 * @param version the frozen version
 * @param frozenOn day of the freeze
 * @param changes classes of changes, patches first
 * @param process steps towards a second version, in order
 */
public record Policy(String version, LocalDate frozenOn, List<Change> changes, List<String> process) implements Describable {

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

    private static final Policy V1 = new Policy("v1.0", LocalDate.of(2024, 12, 18), List.of(
            patch("Bug fixes", "missing values", "edge cases, such as a window of identical values"),
            patch("Documentation", "guides, comments, Javadoc"),
            patch("Artifact formats", "improvements that older readers still understand"),
            patch("Performance", "faster or smaller with the same results to the last bit"),
            v2("Thresholds", "ENTER and EXIT thresholds", "the conditions for STRESS and CRISIS", "hysteresis",
                    "the minimum number of days in a regime"),
            v2("State features", "new features: VIX or MOVE, spreads and volume, macro indicators, regime models",
                    "removing a feature", "definitions and look-backs"),
            v2("Regime logic", "other regimes", "another classification", "another hysteresis"),
            v2("Scalar mapping", "the scalar of a regime", "the smoothing", "the bounds 0.25 and 1.00"),
            v2("Application", "the lag of one rebalance", "what applies where a scalar is missing"),
            v2("Sleeve-level scaling", "a scalar or thresholds of a sleeve's own"),
            v2("Convexity overlays", "options bought in STRESS or CRISIS", "a convexity budget"),
            v2("Incremental state in production", "mode compute instead of precomputed"),
            v2("Learning and optimisation", "learned regimes", "optimised thresholds or scalars", "dynamic feature weights")),
            List.of("Develop on a research track, beside production, under a version id of its own (v2-...).",
                    "Integrate it on paper with a copy of v1's production.",
                    "Run the two-pass audit: v1's baseline against v2's scaled book.",
                    "Validate v2 with Stage 6.5.",
                    "Decide on its promotion formally.",
                    "Freeze v2; deploy it beside v1 or in its place."));

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
        return V1;
    }

    /**
     * The classes of changes with one need.
     *
     * @param needs patch or v2
     * @return in order
     */
    public List<Change> needing(Needs needs) {
        return changes.stream().filter(change -> change.needs() == needs).toList();
    }

    @Override
    public Doc describe() {
        return Doc.of("Change policy of the allocator " + version,
                new Block.Text("Allocator " + version + " is frozen since " + frozenOn + ". No change goes straight into its production."),
                section("Patches: allowed within " + version, Needs.PATCH), section("Needs v2", Needs.V2),
                Doc.of("How v2 comes about", new Block.Items(process)));
    }

    private Doc section(String title, Needs needs) {
        return Doc.of(title, new Block.Tree(needing(needs).stream().map(change -> node(change.name(),
                change.examples().stream().map(example -> node(example, List.of())).toList())).toList()));
    }

    private static Block.Tree.Node node(String label, List<Block.Tree.Node> below) {
        return new Block.Tree.Node("", label, label, below);
    }

    private static Change patch(String name, String... examples) {
        return new Change(name, Needs.PATCH, List.of(examples));
    }

    private static Change v2(String name, String... examples) {
        return new Change(name, Needs.V2, List.of(examples));
    }
}
