package dev.plimsoll.cli;

import dev.plimsoll.doc.Describable;
import dev.plimsoll.error.UsageException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What every command is: options, work, and an answer that is printed as text and on request as JSON. Help lists options by their order:
 * a command's own come first, then those that it shares.
 */
@Command(sortOptions = false)
abstract class BaseCommand implements Callable<Integer> {

    static final int FIRST = -2;
    static final int INPUTS = 0;
    static final int ORIGIN = 1;
    static final int STORE = 2;
    static final int OUTPUT = 3;
    static final int HELP = 4;

    /** Exit code when one of several requests is refused. */
    static final int BAD_DATA = 65;

    private static final int INTERRUPTED = 130;

    enum Progress { AUTO, ON, OFF }

    /** Given by {@link PlimsollCommand}, which makes the commands. */
    Console console;

    @Option(names = "--json", order = OUTPUT)
    private boolean json;

    @Option(names = "--quiet", order = OUTPUT)
    private boolean quiet;

    @Option(names = "--progress", order = OUTPUT, paramLabel = "auto|on|off", defaultValue = "AUTO")
    private Progress progress;

    @Option(names = "--stacktrace", order = OUTPUT)
    private boolean stacktrace;

    @Option(names = {"-h", "--help"}, order = HELP, usageHelp = true)
    private boolean help;

    @Option(names = {"-V", "--version"}, order = HELP, versionHelp = true)
    private boolean version;

    @Override
    public final Integer call() throws Exception {
        console.configure(json, quiet);
        return run();
    }

    /** Does what the command is for and gives its exit code. */
    abstract int run() throws Exception;

    /** Prints an answer that is its own document. */
    final int answer(Describable result) {
        return answer(result, () -> result);
    }

    /** Prints an answer; the document is only made for those who ask for it. */
    final int answer(Describable result, Supplier<?> document) {
        return answer(result.describe().text(), document);
    }

    final int answer(String text, Supplier<?> document) {
        console.text(text);
        if (json) {
            console.document(document.get());
        }
        return 0;
    }

    /** Ctrl-C interrupts the work, which records what it has and is cancelled, before the program ends. */
    final int untilStopped(String whatStays, IntSupplier work) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread working = Thread.currentThread();
        Thread stop = new Thread(() -> {
            working.interrupt();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return work.getAsInt();
        } catch (CancellationException e) {
            console.error("Stopped. " + whatStays);
            return INTERRUPTED;
        } finally {
            ended.countDown();
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IllegalStateException e) {
                // it is at work
            }
        }
    }

    /** A bar for long work: on request, or when standard error is a terminal, which only the launcher can tell. */
    final TerminalBar bar(String task) {
        boolean shown = !quiet && (progress == Progress.ON || progress == Progress.AUTO && Boolean.getBoolean("plimsoll.terminal"));
        return new TerminalBar(task, console.err(), shown);
    }

    static void requireRows(int limit, int least) {
        if (limit < least) {
            throw new UsageException("--limit " + limit + " is out of range; expected " + least + " or more"
                    + (least == 0 ? " rows." : "."));
        }
    }

    /** In the place of an answer, why there is none: one request of several. */
    static Map<String, Refusal> refused(String message, int exitCode) {
        return Map.of("error", new Refusal(message, exitCode));
    }

    record Refusal(String message, int exitCode) {
    }
}
