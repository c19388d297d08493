package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.junit.jupiter.api.Test;

/** The snippets of notebooks/snippets, run as a notebook would run them: cell by cell in a JShell. */
class SnippetsTest {

    @Test
    void sleevesPrintTheDocumentedExamples() throws IOException {
        assertThat(output("sleeves.jsh")).isEqualTo("""
                two sleeves      {CL=0.36, ES=0.36, GC=0.03999999999999998, SI=0.2}
                three sleeves    gross 0.55, net 0.55, 4 positions
                  carry {CL=-0.04000000000000001, ES=0.0, GC=0.12, SI=0.020000000000000004}
                  tsmom {CL=0.2, ES=0.25, GC=-0.15, SI=0.0}
                  xsec {CL=0.0, ES=-0.06, GC=0.12, SI=0.09}
                  sum equals the weights: true
                turnover capped  from 0.85 to 0.50, binding [TURNOVER_CAP], moved 0.1750
                """);
    }

    private static String output(String name) throws IOException {
        String rest = Files.readString(Path.of(System.getProperty("plimsoll.root"), "notebooks", "snippets", name));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            shell.eval("import java.util.*;");
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo cell = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(cell.source())) {
                    assertThat(event.exception()).as(cell.source()).isNull();
                    assertThat(event.status()).as(cell.source() + shell.diagnostics(event.snippet()).toList())
                            .isNotEqualTo(Snippet.Status.REJECTED);
                }
                rest = cell.remaining();
            }
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
