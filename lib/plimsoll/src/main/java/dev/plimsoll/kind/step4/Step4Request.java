package dev.plimsoll.kind.step4;

import static dev.plimsoll.error.PlainText.excerpt;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.run.RunLabel;
import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.Step4File;
import dev.plimsoll.walkforward.Step4Config;
import dev.plimsoll.walkforward.StepFour.Step4Listener;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to run Step 4 on. Start from {@link #of} and change what differs.
 *
 * @param a the first sleeve, whose weight is w
 * @param b the second, which has 1 - w
 * @param config the settings
 * @param label id, reason and author of the run
 * @param profile strategy profile to file the run under, if any
 * @param threads threads that fit models, 1 or more; the results do not depend on it
 * @param listener is told of the progress
 * @param strict whether findings of the sanity report are refused
 * @param decimal decimal sign of the tables
 */
public record Step4Request(Sleeve a, Sleeve b, Step4Config config, RunLabel label, Optional<String> profile, int threads,
        Step4Listener listener, boolean strict, DecimalSign decimal) {

    /**
     * A sleeve and its monthly table.
     *
     * @param name what columns, candidates and files call it
     * @param file CSV or Parquet with month_end and ret
     */
    public record Sleeve(String name, Path file) {

        /**
         * A sleeve as the command line names it.
         *
         * @param text {@code NAME=FILE}
         * @return the sleeve
         * @throws UsageException when there is no name, or no file that can be
         */
        public static Sleeve parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new UsageException("The sleeve \""
                        + excerpt(text) + "\" cannot be read; expected NAME=FILE, such as stocks=stocks.csv.");
            }
            try {
                return new Sleeve(text.substring(0, equals), Path.of(text.substring(equals + 1)));
            } catch (InvalidPathException e) {
                throw new UsageException("The file of the sleeve \"" + excerpt(text) + "\" is no path: " + e.getReason() + ".", e);
            }
        }
    }

    /**
     * Checks the names.
     *
     * @throws UsageException when the names of the sleeves differ in nothing but the case, as then do names of columns and files
     */
    public Step4Request {
        if (a.name().equalsIgnoreCase(b.name())) {
            throw new UsageException("The sleeves are named " + a.name() + " and " + b.name() + "; names of columns and files are made of"
                    + " them, so they must differ in more than the case.");
        }
    }

    /**
     * A run with default settings under its default id, on all processors.
     *
     * @param a the first sleeve
     * @param b the second sleeve
     * @return the request
     */
    public static Step4Request of(Sleeve a, Sleeve b) {
        return new Step4Request(a, b, Step4File.defaults(), RunLabel.USUAL, Optional.empty(), Runtime.getRuntime().availableProcessors(),
                Step4Listener.NONE, false, DecimalSign.POINT);
    }

    /**
     * This request with other settings.
     *
     * @param value the settings
     * @return the changed request
     */
    public Step4Request withConfig(Step4Config value) {
        return new Step4Request(a, b, value, label, profile, threads, listener, strict, decimal);
    }

    /**
     * This request under an id.
     *
     * @param id 1 to 200 characters
     * @return the changed request
     */
    public Step4Request withRunId(String id) {
        return new Step4Request(a, b, config, label.withRunId(id), profile, threads, listener, strict, decimal);
    }

    /**
     * This request with findings of the sanity report refused or not.
     *
     * @param refuse true: a finding is a refusal, and nothing is stored
     * @return the changed request
     */
    public Step4Request withStrict(boolean refuse) {
        return new Step4Request(a, b, config, label, profile, threads, listener, refuse, decimal);
    }
}
