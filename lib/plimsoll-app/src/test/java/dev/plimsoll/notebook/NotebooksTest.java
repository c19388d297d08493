package dev.plimsoll.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The notebooks as they are saved: they show the same in any viewer, without script and network. CI executes them. */
class NotebooksTest {

    private static final Path FOLDER = Path.of(System.getProperty("plimsoll.root"), "notebooks");
    private static final Pattern ACTIVE = Pattern.compile("(?i)<(script|iframe|object|embed|link|style)\\b|\\bon[a-z]+\\s*=\\s*[\"']"
            + "|javascript:|(src|href|url)\\s*[=(]\\s*[\"']?\\s*(https?:)?//|@import");

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
        }
    }

    static List<JsonNode> cells(Path notebook, String type) throws IOException {
        List<JsonNode> cells = new ArrayList<>();
        for (JsonNode cell : JsonMapper.builder().build().readTree(Files.readString(notebook)).get("cells")) {
            if (cell.get("cell_type").asString().equals(type)) {
                cells.add(cell);
            }
        }
        return cells;
    }

    static String text(JsonNode lines) {
        StringBuilder text = new StringBuilder();
        if (lines.isArray()) {
            lines.forEach(line -> text.append(line.asString()));
        } else {
            text.append(lines.asString());
        }
        return text.toString();
    }

    @Test
    void thereAreSeven() throws IOException {
        assertThat(notebooks().stream().map(file -> file.getFileName().toString())).containsExactly("01_first_run.ipynb",
                "02_auditing_regime_transitions.ipynb", "03_two_pass_and_stage_6_5.ipynb", "04_sleeves_and_contributions.ipynb",
                "05_step4.ipynb", "06_portfolio_allocation.ipynb", "07_reproducing_and_diffing_runs.ipynb");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void beginsWithAnImportAndAStoreAndEndsWithWhatWasLearnt(Path notebook) throws IOException {
        assertThat(text(cells(notebook, "code").get(0).get("source"))).isEqualTo("import dev.plimsoll.*;\nvar lab = Plimsoll.temporary();");
        List<JsonNode> prose = cells(notebook, "markdown");
        assertThat(text(prose.get(0).get("source"))).startsWith("# " + notebook.getFileName().toString().substring(0, 2) + " ")
                .contains("The question: ");
        assertThat(text(prose.get(prose.size() - 1).get("source"))).contains("## What was learnt\n");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void savedOutputsAreThoseOfAWholeRunWithoutErrorScriptOrNetwork(Path notebook) throws IOException {
        int number = 1;
        for (JsonNode cell : cells(notebook, "code")) {
            String source = text(cell.get("source"));
            assertThat(cell.get("execution_count").asInt()).as(source).isEqualTo(number++);
            assertThat(cell.get("outputs").size()).as(source).isPositive();
            for (JsonNode output : cell.get("outputs")) {
                assertThat(output.get("output_type").asString()).as(source).isNotEqualTo("error");
                assertThat(output.at("/data").propertyNames()).as(source).doesNotContain("application/javascript");
                assertThat(ACTIVE.matcher(text(output.at("/data/text~1html"))).find()).as(source).isFalse();
            }
        }
    }

    @Test
    void whatIsLookedForIsFound() {
        for (String bad : List.of("<script>", "<img src=\"https://x\">", "<a href='//x'>", "<p onclick=\"f()\">", "url(http://x)")) {
            assertThat(ACTIVE.matcher(bad).find()).as(bad).isTrue();
        }
        assertThat(ACTIVE.matcher("<td style=\"text-align:right\">on = 3</td><img src=\"data:image/png;base64,AAAA\">").find()).isFalse();
    }

    @Test
    void oneCellInAllIsAMagicAndItsTwinFollows() throws IOException {
        List<String> magics = new ArrayList<>();
        for (Path notebook : notebooks()) {
            for (JsonNode cell : cells(notebook, "code")) {
                if (text(cell.get("source")).startsWith("%")) {
                    magics.add(notebook.getFileName() + " " + text(cell.get("source")).lines().findFirst().orElseThrow());
                }
            }
        }
        assertThat(magics).containsExactly("02_auditing_regime_transitions.ipynb %%sql lab");
    }
}
