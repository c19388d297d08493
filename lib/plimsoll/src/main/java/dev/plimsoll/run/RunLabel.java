package dev.plimsoll.run;

import dev.plimsoll.error.StoredText;
import dev.plimsoll.store.run.RunDraft;
import dev.plimsoll.store.run.RunKind;
import java.time.LocalDate;
import java.util.Optional;

/** What a request says of the run that it asks for, besides what to compute. */
public interface RunLabel {

    /** Id for the run, or empty for the default one. */
    Optional<String> runId();

    /** Run that this one replaces, if any. */
    Optional<String> supersedes();

    /** Why it is made, if said. */
    Optional<String> reason();

    /** Who starts it; empty = the account's name. */
    Optional<String> author();

    /** What is recorded of a run that scales no book by the allocator. */
    static RunDraft.Subject subject(RunLabel label, RunKind kind, Optional<String> profile, LocalDate start, LocalDate end) {
        return subject(label, kind, profile, "none", start, end, "off", Optional.empty());
    }

    /** What is recorded of a run, with texts that can stay for ever. */
    static RunDraft.Subject subject(RunLabel label, RunKind kind, Optional<String> profile, String version, LocalDate start, LocalDate end,
            String mode, Optional<String> precomputedRunId) {
        RunDraft.Subject subject = new RunDraft.Subject(kind, label.runId(), profile, version, start, end, mode, precomputedRunId,
                label.supersedes(), label.reason(), label.author().orElse(account()));
        subject.requestedId().ifPresent(id -> StoredText.requireName("The run id", id));
        profile.ifPresent(name -> StoredText.requireName("The strategy profile", name));
        subject.reason().ifPresent(reason -> StoredText.require("The reason", reason));
        StoredText.requireName("The author", subject.author());
        return subject;
    }

    /** The account's name; unknown where the system tells none, or none that can be read. */
    static String account() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() || StoredText.fault(name, false).isPresent() ? "unknown" : name;
    }
}
