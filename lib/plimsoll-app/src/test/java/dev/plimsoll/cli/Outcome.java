package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one command left: exit code and both streams. */
record Outcome(int code, String out, String err) {

    static Outcome of(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                Arrays.stream(args).map(Object::toString).toArray(String[]::new));
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Outcome of(List<?> first, Object... rest) {
        return of(Stream.concat(first.stream(), Arrays.stream(rest)).toArray());
    }

    /** For commands that are only a step of a test. */
    Outcome succeeded() {
        assertThat(code).as("exit code; standard error: %s", err).isZero();
        return this;
    }

    /** The whole standard output as one JSON document. */
    JsonNode json() {
        return JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().readTree(out);
    }

    /** Checks the manners every error has: one line, a full sentence, nothing of the program's insides, nothing on standard output. */
    Outcome failedWith(int exitCode, String... says) {
        assertThat(err).as("standard error").endsWith(".\n").doesNotContain("Exception", "\tat ", "java.").startsWith("plimsoll");
        assertThat(err.lines()).as("lines of the error").hasSize(1);
        assertThat(err.chars().filter(c -> c != '\n').noneMatch(Character::isISOControl)).as("no control characters in: %s", err).isTrue();
        assertThat(err).doesNotContain("..\n").contains(says);
        assertThat(out).as("standard output").isEmpty();
        assertThat(code).as("exit code; standard error: %s", err).isEqualTo(exitCode);
        return this;
    }
}
