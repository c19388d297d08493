package dev.plimsoll.sweep;

import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;

/**
 * What a sweep would take, from some of its runs.
 *
 * @param runs runs in all
 * @param millisecondsPerRun processor time of one, of those that were tried on the first book
 * @param processorSeconds of all together
 * @param threads how many compute
 */
public record SweepEstimate(long runs, double millisecondsPerRun, double processorSeconds, int threads) implements Describable {

    /** From so many processor seconds on a cluster is worth its start. */
    private static final double WORTH_A_CLUSTER = 600;

    @Override
    public Doc describe() {
        return Doc.of("", new Text(Num.count(runs) + " runs of some " + Num.fixed(millisecondsPerRun, 1) + " ms: "
                + Num.fixed(processorSeconds, 1) + " s of processor time, " + Num.fixed(processorSeconds / threads, 1) + " s on " + threads
                + " threads." + (processorSeconds < WORTH_A_CLUSTER ? " No cluster makes that shorter." : "")));
    }

    /** The description, for JShell. */
    @Override
    public String toString() {
        return describe().text();
    }
}
