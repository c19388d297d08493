package dev.plimsoll.kind.step4;

import dev.plimsoll.chart.Chart;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.report.Step4Chart;
import dev.plimsoll.store.Recorded;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run of Step 4 gave: its place in the store and its results. Immutable; holds no connection.
 *
 * @param recorded id, hashes, and whether the run was stored before
 * @param result everything computed
 * @param warnings what the inputs gave rise to
 * @param store the store's file
 * @param notes what was interpreted in the files
 */
public record Step4Report(Recorded recorded, Step4Result result, List<RunDraft.Warning> warnings, Path store, List<Note> notes)
        implements Describable {

    public Step4Report {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }

    /**
     * Id of the run.
     *
     * @return its name in the store
     */
    public String id() {
        return recorded.runId();
    }

    /**
     * How the best candidate of an objective went.
     *
     * @param objective any
     * @return equity with benchmarks, weights and leverage, monthly profit
     */
    public Chart chart(Objective objective) {
        return Step4Chart.of(result, objective);
    }

    /**
     * Writes the files of all objectives and of the promotion.
     *
     * @param folder made when it is not there; files of the same names are replaced
     * @return the files written
     */
    public List<Path> write(Path folder) {
        return new Step4Outputs(this).writeAll(folder);
    }

    /**
     * Writes the files of one objective.
     *
     * @param objective any
     * @param folder made when it is not there; files of the same names are replaced
     * @return the files written
     */
    public List<Path> write(Objective objective, Path folder) {
        return new Step4Outputs(this).write(objective, folder);
    }

    @Override
    public Doc describe() {
        return new Step4Blocks(this).all();
    }

    /**
     * The run and the best candidates of one objective.
     *
     * @param objective any
     * @return a title and what is below it
     */
    public Doc describe(Objective objective) {
        return new Step4Blocks(this).of(objective);
    }

    /** One line, for JShell. */
    @Override
    public String toString() {
        return "run " + id() + " (step4): " + result.pair().a().name() + " and " + result.pair().b().name() + ", promoted "
                + result.promotion().promoted().candidate() + " of the objective " + result.promotion().promoted().objective().label();
    }
}
