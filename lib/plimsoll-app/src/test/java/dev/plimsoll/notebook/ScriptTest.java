package dev.plimsoll.notebook;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.notebook.Script.ScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts end where they must, with the exit code they should. */
class ScriptTest extends WithFolder {

    private Script script(String text) throws IOException {
        return Script.read(Files.writeString(folder.resolve("s.jsh"), text.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "// /exit 3\\nint x = 0; | 0", "/exit | 0", "if (args.length > 1) System.exit(4);\\nthis is not Java | 4", "/exit args.length + (args[1].equals(\"--b c\") ? 7 : 1)\\nthis is not Java | 9",
        "Plimsoll lab = null;\\nvar p = Path.of(\"x\")\\n    .getFileName();\\nvar d = LocalDate.EPOCH;\\n/exit d.getYear() - 1965 | 5"})
    void theExitCodeIsWhatTheScriptSays(String text, int code) throws IOException {
        assertThat(script(text).run(List.of("a", "--b c"))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "int x = 1;\\n\\nint y = \"a\"; | 65 | s.jsh, line 3: incompatible types: java.lang.String cannot be converted to int",
        "int x = 1;\\nint y = ; | 65 | s.jsh, line 2: illegal start of expression",
        "int f() { return g(); }\\nf(); | 65 | s.jsh, line 2: int f() { return g(); } cannot be called yet, it uses what is not declared",
        "int zero = 0;\\nint q = 1 / zero; | 70 | s.jsh, line 2: java.lang.ArithmeticException: / by zero",
        "Plimsoll.open(\"none.duckdb\").runs(); | 66 | s.jsh, line 1: There is no store at none.duckdb.",
        "int x = 1;\\n/set feedback | 65 | s.jsh, line 2: /set works in the interactive shell only",
        "\\n/exit \"a\" | 65 | s.jsh, line 2: /exit needs a whole number from 0 to 255, not a.",
        "\\n/exit 1 / 0 | 70 | s.jsh, line 2: java.lang.ArithmeticException"})
    void theFirstFailureEndsIt(String text, int code, String says) throws IOException {
        System.clearProperty("plimsoll.test.went.on");
        Script script = script(text + (text.contains("/exit") ? "" : "\\nSystem.setProperty(\"plimsoll.test.went.on\", \"yes\");"));
        assertThatThrownBy(() -> script.run(List.of())).isInstanceOfSatisfying(ScriptException.class,
                e -> assertThat(e.exitCode()).isEqualTo(code)).hasMessageStartingWith(says);
        assertThat(System.getProperty("plimsoll.test.went.on")).isNull();
    }

    @Test
    void anImportThatIsThereAlreadyLeavesVariablesAsTheyAre() throws IOException {
        assertThat(script("// what a script begins with\\nimport dev.plimsoll.*;\\nimport dev.plimsoll.governance.*;\\nvar q = Quarter.parse(args[0]);\\n"
                + "import dev.plimsoll.*;\\nimport dev.plimsoll.governance.*;\\n/exit q.number()").run(List.of("2025Q3"))).isEqualTo(3);
    }

    @Test
    void aScriptThatIsNotThereIsMissing() {
        assertFails(() -> Script.read(folder.resolve("none.jsh")), InputMissingException.class, "none.jsh");
    }
}
