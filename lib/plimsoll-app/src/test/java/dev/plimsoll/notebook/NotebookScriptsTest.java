package dev.plimsoll.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.notebook.Script.ScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of notebooks/scripts: what they need is said, and they say how they are called. CI runs them on the sample. */
class NotebookScriptsTest {

    private static final Path FOLDER = Path.of(System.getProperty("plimsoll.root"), "notebooks", "scripts");

    @ParameterizedTest
    @ValueSource(strings = {"quarterly_revalidation.jsh", "audit_regime_transitions.jsh", "sweep_thresholds.jsh"})
    void saysInItsFirstLinesWhatItDoesAndHowToCallIt(String name) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(name));
        assertThat(lines.get(0)).startsWith("// ").endsWith(".");
        assertThat(lines).anyMatch(line -> line.startsWith("//   plimsoll shell notebooks/scripts/" + name));
    }

    @Test
    void withoutItsParametersAScriptEndsWithAUsageError() {
        for (String name : List.of("quarterly_revalidation.jsh", "sweep_thresholds.jsh")) {
            assertThatThrownBy(() -> Script.read(FOLDER.resolve(name)).run(List.of())).isInstanceOfSatisfying(ScriptException.class,
                    e -> assertThat(e.exitCode()).isEqualTo(64)).hasMessageContaining("INPUTS");
        }
    }
}
