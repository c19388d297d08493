package dev.plimsoll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs from the staged application, as the launcher would start it. */
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

    /** What the command line is started with; texts go to files in the work folder, and so would anything unpacked. */
    static List<String> command(Path work, String classpathBefore, String main, List<String> args) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + work));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", classpathBefore + Path.of(System.getProperty("plimsoll.app"), "lib") + "/*", main));
        command.addAll(args);
        return command;
    }

    static Child plimsoll(Path work, String... args) {
        return start(work, command(work, "", "dev.plimsoll.cli.Main", List.of(args)));
    }

    static Child start(Path work, List<String> command) {
        try {
            Path out = Files.createTempFile(work, "child", ".out");
            Path err = Files.createTempFile(work, "child", ".err");
            return new Child(new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Lets it run on for a while. */
    boolean endedWithin(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid())).inheritIO().start().waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void writeLine(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitOutput(String text) {
        while (!out().contains(text)) {
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
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
