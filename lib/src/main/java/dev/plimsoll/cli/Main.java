package dev.plimsoll.cli;

import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.notebook.kernel.KernelMain;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Entry point of the command line. */
public final class Main {

    private static final int INTERNAL = 70;
    private static final int USAGE = 64;
    private static final int OUTPUT = 74;
    private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** How DuckDB points at a place in a query: the line, and carets below it. */
    private static final Pattern SQL_MARK = Pattern.compile("\\s*LINE (\\d+): ([^\n]*)\n[ ^]*\\s*$");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Main() {
    }

    /**
     * Runs one command and exits with its code.
     *
     * @param args command and options
     */
    public static void main(String[] args) {
        if (args.length > 1 && args[0].equals("kernel") && args[1].equals("start")) {
            // Jupyter is waiting, so not through the parser of all commands.
            KernelMain.main(Arrays.copyOfRange(args, 2, args.length));
            return;
        }
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(new StandardOutput(), err, args));
    }

    /** Runs one command; an answer that could not be printed is an error, too. */
    static int run(StandardOutput standard, PrintStream err, String... args) {
        PrintStream out = new PrintStream(standard, false, StandardCharsets.UTF_8);
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
     * @return 0 ok, 1 or 2 a negative answer, 64 usage, 65 bad data, 66 input missing, 70 internal, 74 output failed,
     *     75 store locked
     */
    static int run(PrintStream out, PrintStream err, String... args) {
        Console console = new Console(out, err);
        CommandLine line = new CommandLine(new PlimsollCommand(), new CommandFactory(console));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        tellVersion(line);
        // What follows a script's name is the script's, options too.
        line.getSubcommands().get("shell").setStopAtPositional(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(LocalDate.class, Main::day);
        line.registerConverter(Path.class, Main::path);
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        boolean trace = Arrays.asList(args).contains("--stacktrace");
        line.setParameterExceptionHandler((e, a) -> usage(console, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failure(console, command.getCommandSpec().qualifiedName(), e, trace));
        return line.execute(args);
    }

    private static void tellVersion(CommandLine line) {
        for (CommandLine command : line.getSubcommands().values()) {
            command.getCommandSpec().versionProvider(new PlimsollCommand.Version());
            tellVersion(command);
        }
    }

    private static int usage(Console console, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.error(command + ": " + plain(e.getMessage().replaceFirst("^Error: ", "")) + " See " + command + " --help.");
        return USAGE;
    }

    private static int failure(Console console, String command, Exception e, boolean trace) {
        if (trace) {
            console.trace(e);
        }
        if (e instanceof PlimsollException known) {
            console.error(command + ": " + plain(known.getMessage()));
            return known.exitCode();
        }
        console.error(command + ": an internal error, " + plain(e.toString()) + " What was stored before it stands (plimsoll runs). "
                + "Please report it with the output of the same command and --stacktrace.");
        return INTERNAL;
    }

    private static LocalDate day(String text) {
        if (ISO_DATE.matcher(text).matches()) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(noDay(text));
            }
        }
        throw new TypeConversionException(noDay(text));
    }

    private static String noDay(String text) {
        return "'" + text + "' is no date; expected a calendar day as YYYY-MM-DD, such as 2020-03-20";
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + "' is no path: " + e.getReason());
        }
    }

    private static String sentence(String message) {
        return message.endsWith(".") ? message : message + ".";
    }

    /** One sentence or more on one line, without control characters: what a file holds may not move the cursor or colour the terminal. */
    private static String plain(String message) {
        String text = SQL_MARK.matcher(String.valueOf(message)).replaceFirst(" (line $1: $2)");
        String line = text.replaceAll("\\s*\\R\\s*", " ").strip().replaceFirst("!$", "");
        return PlainText.of(CONTROL.matcher(sentence(line)).replaceAll(found -> String.format("\\\\u%04x", (int) found.group().charAt(0))));
    }
}
