package dev.plimsoll.store;

import java.util.List;
import java.util.Optional;

/**
 * What a replay found, ready to be recorded.
 *
 * @param runId the run replayed
 * @param verdict what it came to
 * @param artifacts what was compared, in the order of the data flow
 * @param error why nothing could be compared; with INPUT_DAMAGED and FAILED only
 * @param threads how many threads computed
 * @param author who started it
 */
public record ReplayDraft(String runId, ReplayVerdict verdict, List<ReplayedArtifact> artifacts, Optional<String> error, int threads,
        String author) {

    public ReplayDraft {
        artifacts = List.copyOf(artifacts);
    }

    /** The first artifact that is not the same. */
    Optional<ReplayedArtifact> firstDifferent() {
        return artifacts.stream().filter(artifact -> !artifact.identical()).findFirst();
    }

    /** How many artifacts are the same. */
    int identical() {
        return (int) artifacts.stream().filter(ReplayedArtifact::identical).count();
    }
}
