package dev.plimsoll.run;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.store.RunDraft;
import dev.plimsoll.store.RunDraft.Recorded;
import dev.plimsoll.store.files.Note;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the descriptions of all kinds of runs have in common. */
public final class RunBlocks {

    private RunBlocks() {
    }

    /** The run, and before any figure what to know of it. */
    public static Doc head(Recorded recorded, Path store, List<RunDraft.Warning> warnings, List<Note> notes) {
        return Doc.of(stored(recorded, store)).with(remarks(warnings, notes));
    }

    /** The run and where it is. */
    public static String stored(Recorded recorded, Path store) {
        return "Run " + recorded.runId() + (recorded.alreadyStored() ? " was already stored in " : " stored in ") + store;
    }

    /** What the inputs gave rise to, and how their files were read. */
    public static List<Block> remarks(List<RunDraft.Warning> warnings, List<Note> notes) {
        List<Block> remarks = new ArrayList<>();
        warnings.forEach(warning -> remarks.add(new Block.Verdict(new Cell.Tag("Warning", Cell.Tone.CAUTION),
                warning.code() + ": " + warning.message())));
        notes.forEach(note -> remarks.add(new Block.Text("Note: " + note)));
        return remarks;
    }
}
