package dev.plimsoll.evidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Block.Text;
import dev.plimsoll.doc.Block.Verdict;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Cell.Mono;
import dev.plimsoll.doc.Cell.Tag;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.governance.Quarter;
import java.nio.file.Path;
import java.util.List;

/**
 * An evidence pack as it was written: one folder that shows what a quarter rests on, and how to check it without Plimsoll.
 *
 * @param quarter the quarter
 * @param folder where it is
 * @param intact whether the copy of the store verifies
 * @param chainHead hash of the chain's last record in that copy
 * @param snapshot the copy, within the folder
 * @param runs ids of the runs it is about
 * @param audits ids of the audits it is about
 * @param unreplayed runs of it that no receipt shows to be identical
 * @param files paths within the folder, in order, all listed with their hashes in SHA256SUMS and manifest.json
 */
public record EvidencePack(Quarter quarter, Path folder, boolean intact, String chainHead, String snapshot, List<String> runs,
        List<String> audits, @JsonProperty("runs_without_identical_replay") List<String> unreplayed, List<String> files)
        implements Describable {

    public EvidencePack {
        files = List.copyOf(files);
        runs = List.copyOf(runs);
        audits = List.copyOf(audits);
        unreplayed = List.copyOf(unreplayed);
    }

    @Override
    public Doc describe() {
        return Doc.of("Evidence of " + quarter + " in " + folder,
                new Verdict(Cell.Tag.of(intact, "INTACT", "NOT INTACT"), intact ? "the store verifies" : "THE STORE DOES NOT VERIFY"),
                Block.Facts.of("Runs", runs.size(), "Audits", audits.size(), "Files", files.size(), "Chain head", new Mono(chainHead)),
                new Text(unreplayed.isEmpty() ? "Every run of it has a receipt of an identical replay."
                        : "Without a receipt of an identical replay: " + String.join(", ", unreplayed)
                        + ". Run plimsoll replay on them, then export again."));
    }

    @Override
    public String toString() {
        return describe().text();
    }
}
