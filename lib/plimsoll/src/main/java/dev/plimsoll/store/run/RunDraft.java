package dev.plimsoll.store.run;

import dev.plimsoll.error.ComputationException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.identity.CanonicalJson;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.schema.Library;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All that is recorded about a run, ready to be written in one transaction.
 *
 * @param subject what was run: kind, names, window and mode
 * @param config full configuration: maps, lists, texts, numbers; written as canonical JSON and part of the run key
 * @param artifacts the artifacts used, made and delivered
 * @param warnings what the inputs gave rise to, in order
 * @param checks comparison of delivered with computed artifacts; empty unless this is an import
 */
public record RunDraft(Subject subject, Map<String, Object> config, List<RunArtifact> artifacts, List<Warning> warnings,
        List<ImportCheck> checks) {

    /**
     * What is being run and why.
     *
     * @param kind what is run
     * @param requestedId the id the user gave, or empty for the default one
     * @param profile strategy profile named by the inputs, if any
     * @param allocatorVersion v1.0, or the research version
     * @param windowStart first day asked for
     * @param windowEnd last day asked for
     * @param mode off, compute or precomputed
     * @param precomputedRunId run whose scalars are applied, in mode precomputed
     * @param supersedes run this one replaces, if any
     * @param reason why it was made, if said
     * @param author who started it
     */
    public record Subject(RunKind kind, Optional<String> requestedId, Optional<String> profile, String allocatorVersion,
            LocalDate windowStart, LocalDate windowEnd, String mode, Optional<String> precomputedRunId, Optional<String> supersedes,
            Optional<String> reason, String author) {

        private static final int LONGEST_ID = 200;

        /**
         * Checks the id.
         *
         * @param kind kind of run
         * @param requestedId id wanted
         * @param profile strategy profile
         * @param allocatorVersion version label
         * @param windowStart first day
         * @param windowEnd last day
         * @param mode scaling mode
         * @param precomputedRunId source of scalars
         * @param supersedes run replaced
         * @param reason why
         * @param author who
         * @throws UsageException when the id is blank, longer than 200 characters or holds a control character
         */
        public Subject {
            requestedId.ifPresent(Subject::checkId);
        }

        private static void checkId(String id) {
            if (!canBeId(id)) {
                throw new UsageException("The run id \"" + PlainText.excerpt(id) + "\" (" + id.length()
                        + " characters) cannot be used: an id has 1 to " + LONGEST_ID
                        + " characters, no control characters and no space at its ends.");
            }
            StoredText.requireWhole(id);
        }

        private static boolean canBeId(String id) {
            return !id.isBlank() && id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl) && id.strip().equals(id);
        }
    }

    /** How a run relates to an artifact; the names are the labels in the store. */
    public enum Role {
        /** Used by the run. */
        input,
        /** Computed by the run. */
        output,
        /** Delivered with an import and compared with what was computed. */
        given
    }

    /**
     * One artifact of the run.
     *
     * @param role how the run relates to it
     * @param artifact the artifact
     * @param meta its facts and statistics in this run, or an empty map
     * @param madeFrom ids of the artifacts it was computed from; empty unless an output
     */
    public record RunArtifact(Role role, Artifact artifact, Map<String, Object> meta, List<String> madeFrom) {

        public RunArtifact {
            madeFrom = List.copyOf(madeFrom);
        }

        /** An artifact that the run uses. */
        public static RunArtifact input(Artifact artifact) {
            return new RunArtifact(Role.input, artifact, Map.of(), List.of());
        }

        /** An artifact that the run makes of others, whose ids are given. */
        public static RunArtifact output(Artifact artifact, String... madeFrom) {
            return output(artifact, Map.of(), List.of(madeFrom));
        }

        /** An artifact that the run makes of others, with its facts. */
        public static RunArtifact output(Artifact artifact, Map<String, Object> meta, List<String> madeFrom) {
            return new RunArtifact(Role.output, artifact, meta, madeFrom);
        }
    }

    /**
     * A warning.
     *
     * @param code kind of warning
     * @param message in words, with figures
     */
    public record Warning(String code, String message) {
    }

    /**
     * Does one delivered column agree with the computed one?
     *
     * @param kind kind of artifact
     * @param column column compared
     * @param rowsGiven rows delivered
     * @param rowsComputed rows computed
     * @param rowsDiffering rows on one side only, or differing by more than the tolerance
     * @param maxAbsDiff largest absolute difference over shared rows, NaN for labels or without shared rows
     * @param tolerance difference up to which values agree, NaN for labels
     * @param firstDifference first day that differs, if any
     */
    public record ImportCheck(String kind, String column, long rowsGiven, long rowsComputed, long rowsDiffering, double maxAbsDiff,
            double tolerance, Optional<LocalDate> firstDifference) {

        /**
         * The verdict.
         *
         * @return true when no row differs
         */
        public boolean agrees() {
            return rowsDiffering == 0;
        }
    }

    /**
     * Copies the lists.
     *
     * @param subject what was run
     * @param config configuration
     * @param artifacts artifacts
     * @param warnings warnings
     * @param checks import checks
     * @throws ComputationException when the run has two outputs of one kind: whoever asks for its state, say, must find one
     */
    public RunDraft {
        artifacts = List.copyOf(artifacts);
        warnings = List.copyOf(warnings);
        checks = List.copyOf(checks);
        Set<String> kinds = new HashSet<>();
        for (RunArtifact artifact : artifacts) {
            if (artifact.role() == Role.output && !kinds.add(artifact.artifact().kind())) {
                throw new ComputationException("Run " + subject.requestedId().orElse("without a given id") + " has two outputs of kind "
                        + artifact.artifact().kind() + "; a run has at most one of each kind. It is not stored. Please report it.");
            }
        }
    }

    /** The same run with what it made, and what there is to say of that. */
    public RunDraft with(List<RunArtifact> outputs, List<Warning> found) {
        return new RunDraft(subject, config, Stream.concat(artifacts.stream(), outputs.stream()).toList(),
                Stream.concat(warnings.stream(), found.stream()).toList(), checks);
    }

    public String configJson() {
        return CanonicalJson.write(config);
    }

    String configSha256() {
        return Sha256.hex(configJson());
    }

    /**
     * Identity of what the run is made from: input artifact ids, config hash, library version, artifact schema versions. Delivered
     * artifacts count as inputs. Git commit and outputs are excluded, so that equal keys with other outputs show up, and a run that
     * failed before it had outputs has the key of the run that it would have been.
     */
    public String runKey() {
        TreeSet<String> inputs = new TreeSet<>();
        for (RunArtifact artifact : artifacts) {
            if (artifact.role() != Role.output) {
                inputs.add(artifact.role() + " " + artifact.artifact().id());
            }
        }
        TreeSet<String> schemas = new TreeSet<>();
        subject.kind().artifacts().forEach(kind -> schemas.add(kind + " 1"));
        return Sha256.hex("plimsoll/run-key/1\n" + String.join("\n", inputs) + "\n\n" + configSha256() + "\n"
                + Library.version() + "\n\n" + String.join("\n", schemas) + "\n");
    }

    /** Identity of what the run holds: the ids of all its artifacts with their roles, and its configuration. */
    public String contentSha256() {
        TreeSet<String> lines = new TreeSet<>();
        artifacts.forEach(a -> lines.add(a.role() + " " + a.artifact().kind() + " " + a.artifact().id()));
        return Sha256.hex("plimsoll/content/1\n" + configSha256() + "\n" + String.join("\n", lines) + "\n");
    }

    /** The id when the user gives none. */
    public String defaultId() {
        String start = subject.windowStart().toString().replace("-", "");
        String end = subject.windowEnd().toString().replace("-", "");
        String rest = "_" + start + "_" + end + "_" + runKey().substring(0, 8);
        // A profile is whatever a file says; one that makes no id is stored all the same.
        return subject.profile().map(profile -> profile + rest).filter(Subject::canBeId).orElse(subject.kind() + rest);
    }

    /**
     * What became of recording a run.
     *
     * @param runId its id in the store
     * @param alreadyStored true when the same run, with the same content, was there before and nothing was added
     * @param runKey identity of what it was made from
     * @param contentSha256 identity of what it holds
     */
    public record Recorded(String runId, boolean alreadyStored, String runKey, String contentSha256) {
    }
}
