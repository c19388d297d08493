package dev.plimsoll.store.audit;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Table;
import dev.plimsoll.store.chain.Chain.ChainHead;
import dev.plimsoll.store.compare.TableComparison.CellDifference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Receipt of a replay, as recorded: a run was computed again from its stored inputs and configuration and held against what is stored.
 *
 * @param sequence order of recording, from 1
 * @param runId the run
 * @param verdict what it came to
 * @param artifacts what was compared, in the order of the data flow
 * @param error why nothing could be compared, if nothing could
 * @param environmentThen environment of the run
 * @param environmentNow environment of the replay
 * @param head head of the hash chain with this receipt in it
 * @param author who started it
 * @param createdAt when it was recorded
 */
public record Receipt(int sequence, String runId, ReplayVerdict verdict, List<ReplayedArtifact> artifacts, Optional<String> error,
        Map<String, Object> environmentThen, Map<String, Object> environmentNow, ChainHead head, String author, Instant createdAt)
        implements Describable {

    /**
     * Whether the run came out the same to the byte.
     *
     * @return true for the verdict IDENTICAL
     */
    public boolean isIdentical() {
        return verdict == ReplayVerdict.IDENTICAL;
    }

    /**
     * The stage where the replay first left the original.
     *
     * @return the first artifact that is not the same; empty when all are, or nothing was compared
     */
    public Optional<ReplayedArtifact> firstDifferent() {
        return artifacts.stream().filter(artifact -> !artifact.identical()).findFirst();
    }

    /**
     * Where the first difference is.
     *
     * @return its row and column; empty when nothing differs, or nothing but recorded hashes
     */
    public Optional<CellDifference> firstDifference() {
        return firstDifferent().flatMap(ReplayedArtifact::first);
    }

    private String answer() {
        long same = artifacts.stream().filter(ReplayedArtifact::identical).count();
        return switch (verdict) {
            case IDENTICAL -> "all " + artifacts.size() + " artifacts computed again are the same to the byte.";
            case DIFFERENT -> same + " of " + artifacts.size() + " artifacts computed again are the same. "
                    + firstDifferent().map(Receipt::said).orElse("");
            default -> error.orElse("");
        };
    }

    private static String said(ReplayedArtifact artifact) {
        String where = artifact.first().map(difference -> " at " + difference).orElse(artifact.recordedId().isEmpty()
                ? ", which the run did not record" : artifact.computedId().isEmpty() ? ", which did not come out again"
                : " in its recorded hash alone");
        return "The first difference is in " + artifact.kind() + where + "; rows that differ there: " + artifact.rowsDiffering() + ".";
    }

    private static String text(Map<String, Object> environment) {
        return environment.get("java_version") + ", " + environment.get("os") + ", " + environment.get("locale") + ", "
                + environment.get("zone") + " (plimsoll " + environment.get("library_version") + ")";
    }

    @Override
    public Doc describe() {
        List<List<Object>> rows = new ArrayList<>();
        for (ReplayedArtifact artifact : artifacts) {
            rows.add(Arrays.asList(artifact.kind(), Cell.Tag.of(artifact.identical(), "identical", "DIFFERENT"), artifact.rowsDiffering(),
                    artifact.first().map(Object::toString).orElse(null),
                    artifact.recordedId().map(id -> new Cell.Mono(id.substring(0, 12))).orElse(null)));
        }
        Doc doc = Doc.of("Replay of run " + runId + ": " + verdict, new Block.Text(answer()),
                new Block.Text("Run on Java " + text(environmentThen) + "; replayed on Java " + text(environmentNow) + ", threads "
                        + environmentNow.get("threads") + "."),
                new Block.Text("Receipt " + sequence + ", chain head " + head + "."));
        return rows.isEmpty() ? doc
                : doc.with(Table.of(List.of("artifact", "verdict", "rows differing", "first difference", "content hash"), rows));
    }

    @Override
    public String toString() {
        return describe().text();
    }

    /**
     * One artifact of a replayed run: as recorded, as stored now, as computed again.
     *
     * @param kind kind of artifact
     * @param recordedId content hash the run recorded; empty when it recorded none of the kind
     * @param computedId content hash computed again; empty when none came out
     * @param identical whether hash recorded, rows stored and rows computed are all the same, and so is what the run says of it, its meta
     * @param firstBlock first block of 64 rows that differs; empty when none does
     * @param first where stored and computed rows differ first, or, where only the metas do, the first member under the row key
     *         {@code meta}; empty when nothing differs
     * @param rowsDiffering rows that differ or are on one side only
     */
    public record ReplayedArtifact(String kind, Optional<String> recordedId, Optional<String> computedId, boolean identical,
            OptionalInt firstBlock, Optional<CellDifference> first, long rowsDiffering) {
    }

    /** What a replay came to. */
    public enum ReplayVerdict {
        /** Every artifact recorded, stored and computed again is the same to the byte. */
        IDENTICAL,
        /** At least one is not. */
        DIFFERENT,
        /** What the run started from is not what was recorded, so that nothing was computed. */
        INPUT_DAMAGED,
        /** The computation ended in an error. */
        FAILED
    }
}
