package dev.plimsoll.cli;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.error.UsageException;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The arguments as texts, whatever they mean: without a UTF-8 locale Java decodes them wrongly, and that would be stored. */
final class ArgumentTexts {

    /** Queries, and what belongs to a script or to Jupyter. */
    private static final Set<String> FREE = Set.of("QUERY", "VALUE", "ARGS");

    private ArgumentTexts() {
    }

    /**
     * Checks all that was given.
     *
     * @throws UsageException naming option and character
     */
    static void require(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            for (ArgSpec arg : command.getParseResult().matchedArgs()) {
                if (!FREE.contains(arg.paramLabel())) {
                    arg.originalStringValues().forEach(value -> require(arg, value));
                }
            }
        }
    }

    private static void require(ArgSpec arg, String value) {
        // A run that was stored under such a name can still be asked for, and superseded.
        String text = namesARun(arg) ? value.replace('\uFFFD', '?') : value;
        Optional<String> fault = StoredText.fault(text, true);
        if (fault.isPresent()) {
            throw new UsageException((arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel()) + " \""
                    + PlainText.excerpt(value) + "\" cannot be used: " + fault.get() + ". Nothing was done. Give it again"
                    + (value.indexOf('\uFFFD') < 0 ? " without." : " where texts are UTF-8: in a terminal, service or cron job that sets "
                    + "LC_ALL=C.UTF-8."));
        }
    }

    private static boolean namesARun(ArgSpec arg) {
        return arg.isPositional() && arg.type() == String.class
                || arg instanceof OptionSpec option && option.longestName().equals("--supersedes");
    }
}
