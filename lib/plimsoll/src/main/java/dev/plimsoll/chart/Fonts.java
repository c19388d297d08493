package dev.plimsoll.chart;

import dev.plimsoll.error.ComputationException;
import java.awt.AWTError;
import java.util.function.Supplier;

/** What Java needs of the machine to draw: fonts, and no screen. */
final class Fonts {

    private Fonts() {
    }

    /**
     * Draws, or says what is missing.
     *
     * @param drawing what to do
     * @return its result
     * @throws ComputationException when this Java can draw nothing on this machine
     */
    static <T> T drawing(Supplier<T> drawing) {
        try {
            return drawing.get();
        } catch (AWTError e) {
            throw new ComputationException("Charts cannot be drawn, as DISPLAY names a screen that does not answer: " + e.getMessage()
                    + " Start Java with -Djava.awt.headless=true, or unset DISPLAY.", e);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError | InternalError e) {
            throw new ComputationException("Charts cannot be drawn, as this Java finds no fonts: " + e.getMessage()
                    + ". Install fontconfig and a font (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core).", e);
        }
    }
}
