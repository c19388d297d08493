package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.store.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JVM of its own that runs from the staged application, as the launcher would start it; from the class path of this one where no
 * application is named.
 */
final class Child implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** The launcher's own class path and class-data archive, which halve the start of a process: there are dozens. */
    private static final class App {
        static final boolean STAGED = System.getProperty("plimsoll.app") != null;
        static final Path FOLDER = Path.of(System.getProperty("plimsoll.app", ""));
        static final String CLASSPATH = STAGED ? classpath() : System.getProperty("java.class.path");
        static final Path ARCHIVE = FOLDER.resolveSibling("cds").resolve(System.getProperty("java.version") + ".jsa");

        private static String classpath() {
            Path lib = FOLDER.resolve("lib");
            return Stores.files(lib).stream().filter(name -> name.endsWith(".jar"))
                    .sorted(Comparator.comparing((String name) -> name.startsWith("plimsoll")).thenComparing(name -> name))
                    .map(name -> lib.resolve(name).toString()).collect(Collectors.joining(":"));
        }

        static List<String> archive() {
            Path ours = FOLDER.resolve(ARCHIVE.getFileName());
            return STAGED && Files.exists(ours) ? List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + ARCHIVE + ":" + ours,
                    "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0") : List.of();
        }
    }

    /** What the command line is started with; texts go to files in the work folder, and so would anything unpacked. */
    static List<String> command(Path work, String main, List<String> args) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djfr.unsupported.vm=true", "-Djava.io.tmpdir=" + work));
        command.addAll(App.archive());
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", App.CLASSPATH, main));
        command.addAll(args);
        return command;
    }

    /** A program of the tests' own; their classes stand behind the application's, as its archive is of no use otherwise. */
    static List<String> testCommand(Path work, Class<?> main, List<String> args) {
        List<String> command = command(work, main.getName(), args);
        int classpath = command.indexOf("-cp") + 1;
        command.set(classpath, command.get(classpath) + ":" + Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath()));
        return command;
    }

    /** The same command, which an interrupt ends: a build in the background of a shell has SIGINT ignored, and its children inherit that. */
    static List<String> interruptible(List<String> command) {
        return interruptsAreIgnoredHere() ? Stream.concat(Stream.of("env", "--default-signal=INT"), command.stream()).toList() : command;
    }

    private static boolean interruptsAreIgnoredHere() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("SigIgn:"))
                    .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
        } catch (IOException e) {
            return false;
        }
    }

    static Child plimsoll(Path work, String... args) {
        return start(work, command(work, "dev.plimsoll.cli.Main", List.of(args)));
    }

    static Child start(Path work, List<String> command) {
        return unchecked(() -> {
            Path out = Files.createTempFile(work, "child", ".out");
            Path err = Files.createTempFile(work, "child", ".err");
            return new Child(new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
        });
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lets it run on for a while. */
    boolean endedWithin(long millis) {
        return unchecked(() -> process.waitFor(millis, TimeUnit.MILLISECONDS));
    }

    int exitCode() {
        if (!endedWithin(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))) {
            process.destroyForcibly();
            throw new IllegalStateException("The child did not end: " + err());
        }
        return process.exitValue();
    }

    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    void interrupt() {
        unchecked(() -> new ProcessBuilder("kill", "-INT", Long.toString(pid())).inheritIO().start().waitFor());
    }

    void writeLine(String line) {
        unchecked(() -> {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        });
    }

    void awaitOutput(String text) {
        await(text, this::out);
    }

    void awaitError(String text) {
        await(text, this::err);
    }

    private void await(String text, Supplier<String> stream) {
        while (!stream.get().contains(text)) {
            if (endedWithin(5)) {
                throw new IllegalStateException("The child ended before it wrote " + text + ": " + err());
            }
        }
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        return unchecked(() -> Files.readString(file));
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
