package dev.plimsoll.twopass;

import dev.plimsoll.doc.Block;
import dev.plimsoll.doc.Cell;
import java.util.List;

/**
 * Something that asks for a person, and for research into a second version.
 *
 * @param code which of the four it is
 * @param message one sentence: what was found and which bound it broke
 * @param evidence rows that show it, one line each: dates and values
 */
public record Alert(Code code, String message, List<String> evidence) {

    /** The four reasons for an alert; the names are stored. */
    public enum Code {
        /** The scaled book's drawdown is worse than the baseline's: the allocator is counterproductive. */
        DRAWDOWN_WORSE,
        /** Too many changes of regime a year, 30 unless configured. */
        TOO_MANY_TRANSITIONS,
        /** A named stress window that the run covers was not flagged; one alert per window. */
        STRESS_NOT_FLAGGED,
        /** The mean applied scalar is too low, below 0.85 unless configured: too much is taken away. */
        MEAN_SCALAR_LOW
    }

    public Alert {
        evidence = List.copyOf(evidence);
    }

    /**
     * The alert without its evidence.
     *
     * @return code and message, marked as an alert
     */
    public Block.Verdict headline() {
        return new Block.Verdict(new Cell.Tag("ALERT", Cell.Tone.FAIL), code + ": " + message);
    }
}
