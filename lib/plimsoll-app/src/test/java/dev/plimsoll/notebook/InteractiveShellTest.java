package dev.plimsoll.notebook;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is pasted into {@code plimsoll shell}: the notebooks' own cells, one after the other. */
class InteractiveShellTest {

    private static final String SAMPLE = "06_portfolio_allocation.ipynb";
    private static final Map<String, String> SETTINGS = InteractiveShell.settings();
    /** JShell's own words begin with a bar: errors, exceptions, warnings, and what it could not make sense of. */
    private static final Pattern COMPLAINT = Pattern.compile(
            "(?m)^(jshell>\\s*|\\s*\\.\\.\\.>\\s*)*\\|  (?!Welcome|For an introduction|Goodbye).*$");
    private static final String LAST = "System.out.println(\"after the last cell: \" + 6 * 7);\n/exit 3\n";

    static List<Path> notebooks() throws IOException {
        return NotebooksTest.notebooks().stream().filter(file -> SOAK || file.endsWith(SAMPLE)).toList();
    }

    static String paste(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PrintStream before = System.out;
        System.setOut(out);
        try {
            int code = InteractiveShell.run(JavaShellToolBuilder.builder().persistence(new HashMap<>(SETTINGS))
                    .in(new ByteArrayInputStream((text + LAST).getBytes(StandardCharsets.UTF_8)), null).out(out));
            assertThat(code).isEqualTo(3);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static List<String> complaints(String output) {
        return COMPLAINT.matcher(output).results().map(found -> found.group()).toList();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theCellsOfANotebookPaste(Path notebook) throws IOException {
        StringBuilder cells = new StringBuilder();
        for (JsonNode cell : NotebooksTest.cells(notebook, "code")) {
            String source = NotebooksTest.text(cell.get("source"));
            // The one magic is the kernel's; its twin in Java follows.
            if (!source.startsWith("%%sql")) {
                cells.append(source).append('\n');
            }
        }
        String output = paste(cells.toString());
        assertThat(complaints(output)).isEmpty();
        assertThat(output).contains("lab ==> Plimsoll on ", "after the last cell: 42");
    }

    @Test
    void whatDoesNotWorkIsSeen() {
        assertThat(complaints(paste("int x = \"a\";\nPlimsoll.open(\"none.duckdb\").runs()\n")))
                .anyMatch(line -> line.endsWith("|  Error:")).anyMatch(line -> line.contains("InputMissingException"));
    }

    @Test
    void aResultIsShownWholeAndBelowItsName() {
        String output = paste("int n = 5000;\nn\nPath.of(\"x\".repeat(n))\n").replace("\r\n", "\n");
        assertThat(output).contains("n ==> 5000\n", "n ==>\n5000\n", " ==>\n" + "x".repeat(5000) + "\n");
    }
}
