package dev.plimsoll.run;

import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.files.Note;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A run whose inputs are read and checked, and which is not computed yet.
 *
 * @param soFar what is recorded when it fails: its inputs, no outputs
 * @param computation computes it
 * @param complete what is recorded of what was computed
 * @param notes what was interpreted in the files
 */
public record PreparedRun<C>(Supplier<RunDraft> soFar, Supplier<C> computation, Function<C, RunDraft> complete, List<Note> notes) {
}
