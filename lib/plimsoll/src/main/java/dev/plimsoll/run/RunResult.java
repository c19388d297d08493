package dev.plimsoll.run;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Block.Verdict;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Cell.Tone;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.files.Note;
import dev.plimsoll.store.run.RunDraft.Recorded;
import dev.plimsoll.store.run.RunDraft.Warning;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run of any kind gave: its place in the store, and what to know of it before any metric. */
public interface RunResult extends Describable {

    /** Id, hashes, and whether the run was stored before. */
    Recorded recorded();

    /** The store's file. */
    Path store();

    /** What the inputs gave rise to. */
    default List<Warning> warnings() {
        return List.of();
    }

    /** What was interpreted in the files. */
    default List<Note> notes() {
        return List.of();
    }

    /** Id of the run: its name in the store. */
    default String id() {
        return recorded().runId();
    }

    /** The run, where it is, and what to know of it. */
    default Doc head() {
        return Doc.of("Run " + id() + (recorded().alreadyStored() ? " was already stored in " : " stored in ") + store())
                .with(remarks(warnings(), notes()));
    }

    /** Warnings, and how files were read. */
    static List<Block> remarks(List<Warning> warnings, List<Note> notes) {
        List<Block> remarks = new ArrayList<>();
        warnings.forEach(warning -> remarks.add(new Verdict(new Tag("Warning", Tone.CAUTION), warning.code() + ": " + warning.message())));
        notes.forEach(note -> remarks.add(new Text("Note: " + note)));
        return remarks;
    }
}
