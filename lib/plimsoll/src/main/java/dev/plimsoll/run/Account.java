package dev.plimsoll.run;

import dev.plimsoll.error.StoredText;
import dev.plimsoll.store.RunDraft;

/** Who works, and what people say of a run. */
public final class Account {

    private Account() {
    }

    /** The account's name; unknown where the system tells none, or none that can be read. */
    public static String name() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() || StoredText.fault(name, false).isPresent() ? "unknown" : name;
    }

    /** What is to be recorded, with texts that can stay for ever. */
    public static RunDraft.Subject checked(RunDraft.Subject subject) {
        subject.requestedId().ifPresent(id -> StoredText.requireName("The run id", id));
        subject.profile().ifPresent(profile -> StoredText.requireName("The strategy profile", profile));
        subject.reason().ifPresent(reason -> StoredText.require("The reason", reason));
        StoredText.requireName("The author", subject.author());
        return subject;
    }
}
