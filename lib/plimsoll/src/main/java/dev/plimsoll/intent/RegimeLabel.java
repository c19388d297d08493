package dev.plimsoll.intent;

import java.util.Locale;
import java.util.Optional;

/** Regime labels as configuration and requests write them. */
final class RegimeLabel {

    private RegimeLabel() {
    }

    /** Without blanks around, in lower case. */
    static String normalised(String label) {
        return label.strip().toLowerCase(Locale.ROOT);
    }

    /** The normalised label, or the default where none is given or it is blank. */
    static String of(Optional<String> label, String defaultLabel) {
        return label.map(RegimeLabel::normalised).filter(text -> !text.isEmpty()).orElse(defaultLabel);
    }
}
