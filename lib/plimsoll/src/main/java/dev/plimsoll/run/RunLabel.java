package dev.plimsoll.run;

import static java.util.Optional.empty;

import dev.plimsoll.error.StoredText;
import dev.plimsoll.store.run.RunDraft.Subject;
import dev.plimsoll.store.run.RunKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a request says of the run that it asks for, besides what to compute.
 *
 * @param runId id for the run, or empty for the default one
 * @param supersedes run that this one replaces, if any
 * @param reason why it is made, if said
 * @param author who starts it; empty = the account's name
 */
public record RunLabel(Optional<String> runId, Optional<String> supersedes, Optional<String> reason, Optional<String> author) {

    /** Nothing but what is usual. */
    public static final RunLabel USUAL = new RunLabel(empty(), empty(), empty(), empty());

    /**
     * The same under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed label
     */
    public RunLabel withRunId(String id) {
        return new RunLabel(Optional.of(id), supersedes, reason, author);
    }

    /** Of a run beside this one, for the same reason, which replaces none. */
    public RunLabel ofSecond(Optional<String> id) {
        return new RunLabel(id, empty(), reason, author);
    }

    /** What is recorded of a run that scales no book by the allocator. */
    public Subject subject(RunKind kind, Optional<String> profile, LocalDate start, LocalDate end) {
        return subject(kind, profile, "none", start, end, "off", empty());
    }

    /** What is recorded of a run, with texts that can stay for ever. */
    public Subject subject(RunKind kind, Optional<String> profile, String version, LocalDate start, LocalDate end, String mode,
            Optional<String> precomputedRunId) {
        runId.ifPresent(id -> StoredText.requireName("The run id", id));
        profile.ifPresent(name -> StoredText.requireName("The strategy profile", name));
        reason.ifPresent(text -> StoredText.require("The reason", text));
        String by = author.orElse(account());
        StoredText.requireName("The author", by);
        return new Subject(kind, runId, profile, version, start, end, mode, precomputedRunId, supersedes, reason, by);
    }

    /** The account's name; unknown where the system tells none, or none that can be read. */
    public static String account() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() || StoredText.fault(name, false).isPresent() ? "unknown" : name;
    }
}
