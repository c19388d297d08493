package dev.plimsoll;

import dev.plimsoll.error.StoredText;

/** Who works, where nobody is named. */
final class Account {

    private Account() {
    }

    /** The account's name; unknown where the system tells none, or none that can be read. */
    static String name() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() || StoredText.fault(name, false).isPresent() ? "unknown" : name;
    }
}
