package dev.plimsoll;

import dev.plimsoll.audit.Quarter;
import java.nio.file.Path;
import java.util.List;

/**
 * An evidence pack as it was written: one folder that shows what a quarter rests on, and how to check it without Plimsoll.
 *
 * @param quarter the quarter
 * @param folder where it is
 * @param files paths within the folder, in order, all listed with their hashes in SHA256SUMS and manifest.json
 * @param snapshot the copy of the store, within the folder
 * @param chainHead hash of the chain's last record in that copy
 * @param runs ids of the runs it is about
 * @param audits ids of the audits it is about
 * @param unreplayed runs of it that no receipt shows to be identical
 * @param intact whether the copy verifies
 */
public record EvidencePack(Quarter quarter, Path folder, List<String> files, String snapshot, String chainHead, List<String> runs,
        List<String> audits, List<String> unreplayed, boolean intact) {

    public EvidencePack {
        files = List.copyOf(files);
        runs = List.copyOf(runs);
        audits = List.copyOf(audits);
        unreplayed = List.copyOf(unreplayed);
    }

    @Override
    public String toString() {
        return "Evidence of " + quarter + " in " + folder + ": " + runs.size() + " runs, " + audits.size() + " audits, " + files.size()
                + " files, " + (intact ? "the store verifies" : "THE STORE DOES NOT VERIFY") + ".\nChain head " + chainHead
                + (unreplayed.isEmpty() ? "\nEvery run of it has a receipt of an identical replay."
                : "\nWithout a receipt of an identical replay: " + String.join(", ", unreplayed)
                + ". Run plimsoll replay on them, then export again.");
    }
}
