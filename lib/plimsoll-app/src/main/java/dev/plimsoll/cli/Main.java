package dev.plimsoll.cli;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.Failure;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.notebook.kernel.KernelMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Entry point of the command line. */
public final class Main {

    private static final int USAGE = 64;
    private static final int OUTPUT = 74;
    private static final List<String> VERSION = List.of("--version", "-V");
    /** Arguments that are not checked: queries, and what belongs to a script or to Jupyter. */
    private static final Set<String> FREE = Set.of("QUERY", "VALUE", "ARGS");
    /** How DuckDB points at a place in a query: the line, and carets below it. */
    private static final Pattern SQL_MARK = Pattern.compile("\\s*LINE (\\d+): ([^\n]*)\n[ ^]*\\s*$");

    private Main() {
    }

    /**
     * Runs one command and exits with its code.
     *
     * @param args command and options
     */
    public static void main(String[] args) {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int code;
        try {
            if (args.length > 1 && args[0].equals("kernel") && args[1].equals("start")) {
                // Jupyter is waiting, so not through the parser of all commands.
                KernelMain.main(Arrays.copyOfRange(args, 2, args.length));
                return;
            }
            if (args.length == 0 || !args[0].equals("shell")) { // there threads are the user's own
                Thread.setDefaultUncaughtExceptionHandler((thread, e) -> lastWords(err, "plimsoll, in the background", e));
            }
            code = run(new StandardOutput(), err, args);
        } catch (Throwable e) { // Java itself would print a stack and end with 1, an answer of some commands
            code = lastWords(err, "plimsoll", e);
        }
        System.exit(code);
    }

    /** Says what happened with no more than there is memory for. */
    private static int lastWords(PrintStream err, String who, Throwable error) {
        try {
            Failure failure = Failure.of(error);
            err.println(who + ": " + plain(failure.words()));
            return failure.exitCode();
        } catch (RuntimeException | Error second) {
            err.println(Failure.WITHOUT_WORDS.words());
            return Failure.INTERNAL;
        }
    }

    /** Runs one command; an answer that could not be printed is an error, too. */
    static int run(StandardOutput standard, PrintStream err, String... args) {
        PrintStream out = new PrintStream(standard, false, UTF_8);
        int code = run(out, err, args);
        out.flush();
        String complaint = standard.complaint();
        if (complaint == null || code >= USAGE) {
            return code;
        }
        err.println("plimsoll: " + plain(complaint));
        return OUTPUT;
    }

    /**
     * Runs one command without exiting.
     *
     * @param out for results
     * @param err for errors, and for text when results are JSON
     * @param args command and options
     * @return 0 ok, 1 or 2 a negative answer, 64 usage, 65 bad data, 66 input missing, 69 program missing, 70 internal or out of memory,
     *     74 output failed, 75 store locked
     */
    static int run(PrintStream out, PrintStream err, String... args) {
        return run(out, err, new CommandLine.RunLast(), args);
    }

    /** Runs what the command line says by a strategy. */
    static int run(PrintStream out, PrintStream err, IExecutionStrategy strategy, String... args) {
        if (args.length == 1 && VERSION.contains(args[0])) { // what is asked most often needs no parser
            out.println(PlimsollCommand.version());
            return 0;
        }
        Console console = new Console(out, err);
        CommandLine line = PlimsollCommand.line(console, args);
        line.setOut(new PrintWriter(out, true, UTF_8));
        line.setErr(new PrintWriter(err, true, UTF_8));
        setUp(line);
        // What follows a script's name is the script's, options too.
        Optional.ofNullable(line.getSubcommands().get("shell")).ifPresent(shell -> shell.setStopAtPositional(true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, Main::day);
        line.registerConverter(Path.class, Main::path);
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        boolean trace = Arrays.asList(args).contains("--stacktrace");
        line.setParameterExceptionHandler((e, a) -> usage(console, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failure(console, command.getCommandSpec().qualifiedName(), e, trace));
        line.setExecutionStrategy(parsed -> {
            try {
                requireTexts(parsed);
                return strategy.execute(parsed);
            } catch (ExecutionException | ParameterException e) {
                throw e;
            } catch (RuntimeException | Error e) { // picocli lets it pass
                List<CommandLine> commands = parsed.asCommandLineList();
                return failure(console, commands.get(commands.size() - 1).getCommandSpec().qualifiedName(), e, trace);
            }
        });
        return line.execute(args);
    }

    private static void setUp(CommandLine line) {
        // For when telling of an error fails, too; picocli's own codes are answers here.
        line.getCommandSpec().versionProvider(() -> new String[] {PlimsollCommand.version()}).exitCodeOnInvalidInput(USAGE)
                .exitCodeOnExecutionException(Failure.INTERNAL);
        line.getSubcommands().values().forEach(Main::setUp);
    }

    private static int usage(Console console, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = PlainText.message(e.getMessage().replaceFirst("^Error: ", ""));
        console.error(command + ": " + plain(message) + " See " + command + " --help.");
        return USAGE;
    }

    private static int failure(Console console, String command, Throwable e, boolean trace) {
        console.out().flush();
        if (trace) {
            e.printStackTrace(console.err());
        }
        return lastWords(console.err(), command, e);
    }

    private static LocalDate day(String text) {
        try {
            if (text.length() == "YYYY-MM-DD".length()) { // years of more digits, and with a sign, can be read, too
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw new TypeConversionException("'" + excerpt(text) + "' is no date; expected a calendar day as YYYY-MM-DD, such as "
                + "2020-03-20");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + excerpt(text) + "' is no path: " + e.getReason());
        }
    }

    /** The arguments as texts, whatever they mean: without a UTF-8 locale Java decodes them wrongly, and that would be stored. */
    private static void requireTexts(ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            for (ArgSpec arg : command.getParseResult().matchedArgs()) {
                if (!FREE.contains(arg.paramLabel())) {
                    arg.originalStringValues().forEach(value -> requireText(arg, value));
                }
            }
        }
    }

    private static void requireText(ArgSpec arg, String value) {
        String name = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
        // A run that was stored under such a name can still be asked for, and superseded.
        boolean namesARun = arg.isPositional() && arg.type() == String.class || name.equals("--supersedes");
        StoredText.fault(namesARun ? value.replace('\uFFFD', '?') : value, true).ifPresent(fault -> {
            throw new UsageException(name + " \"" + excerpt(value) + "\" cannot be used: " + fault
                    + ". Nothing was done. Give it again" + (value.indexOf('\uFFFD') < 0 ? " without."
                    : " where texts are UTF-8: in a terminal, service or cron job that sets LC_ALL=C.UTF-8."));
        });
    }

    /** One sentence or more on one line, without control characters: what a file holds may not move the cursor or colour the terminal. */
    private static String plain(String message) {
        String text = SQL_MARK.matcher(String.valueOf(message)).replaceFirst(" (line $1: $2)");
        String line = text.replaceAll("\\s*\\R\\s*", " ").strip().replaceFirst("!$", "");
        return PlainText.of(line.endsWith(".") ? line : line + ".").replace("\t", "\\u0009");
    }
}
