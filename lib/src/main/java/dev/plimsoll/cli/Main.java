package dev.plimsoll.cli;

import dev.plimsoll.error.PlimsollException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Entry point of the command line. */
public final class Main {

    private static final int INTERNAL = 70;
    private static final int USAGE = 64;

    private Main() {
    }

    /**
     * Runs one command and exits with its code.
     *
     * @param args command and options
     */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        System.exit(code);
    }

    /**
     * Runs one command without exiting.
     *
     * @param out for results
     * @param err for errors, and for text when results are JSON
     * @param args command and options
     * @return 0 ok, 1 or 2 a negative answer, 64 usage, 65 bad data, 66 input missing, 70 internal, 75 store locked
     */
    static int run(PrintStream out, PrintStream err, String... args) {
        Console console = new Console(out, err);
        CommandLine line = new CommandLine(new PlimsollCommand(), new CommandFactory(console));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        boolean trace = Arrays.asList(args).contains("--stacktrace");
        line.setParameterExceptionHandler((e, a) -> usage(console, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failure(console, command.getCommandName(), e, trace));
        return line.execute(args);
    }

    private static int usage(Console console, ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        console.error(command + ": " + sentence(e.getMessage()) + " See " + command + " --help.");
        return USAGE;
    }

    private static int failure(Console console, String command, Exception e, boolean trace) {
        if (trace) {
            console.trace(e);
        }
        if (e instanceof PlimsollException known) {
            console.error("plimsoll " + command + ": " + known.getMessage());
            return known.exitCode();
        }
        console.error("plimsoll " + command + ": an internal error, " + e + ". Nothing was stored. Please report it with the output of "
                + "the same command and --stacktrace.");
        return INTERNAL;
    }

    private static String sentence(String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
