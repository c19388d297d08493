package dev.plimsoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.WithFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What notebook and shell do with the world around them. */
class NotebookCommandsTest extends WithFolder {

    private Path program(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("jupyter"), "#!/bin/sh\n" + text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void withoutJupyterOneParagraphSaysHowToGetIt() {
        Outcome.of("notebook", "--folder", folder, "--jupyter", folder.resolve("none"), "--prefix", folder)
                .failedWith(69, "Jupyter is not there", "pip install jupyterlab", "plimsoll shell");
        assertThat(folder.resolve("share")).as("nothing is installed for a Jupyter that is not there").doesNotExist();
    }

    @Test
    void aJupyterWithoutNotebooksIsNotEnough() throws IOException {
        Outcome.of("notebook", "--folder", folder, "--jupyter", program("exit 1\n"), "--prefix", folder)
                .failedWith(69, "neither JupyterLab nor the classic notebook");
    }

    @Test
    void jupyterOpensTheFolderKnowsTheKernelAndItsExitCodeIsOurs() throws IOException {
        Path jupyter = program("[ \"$2\" = --version ] && { [ \"$1\" = notebook ]; exit; }\n"
                + "echo \"$*\" > " + folder + "/called\n[ -f \"${JUPYTER_PATH%%:*}/kernels/plimsoll/kernel.json\" ] && exit 3\n");
        Outcome outcome = Outcome.of("notebook", "--folder", folder, "--jupyter", jupyter, "--prefix", folder.resolve("p"), "--", "--no-browser");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).contains("Plimsoll (Java)");
        assertThat(folder.resolve("called")).hasContent("notebook --no-browser " + folder);
    }

    @Test
    void kernelsStandSideBySideAndWhatIsReplacedIsNamed() throws IOException {
        Outcome mine = Outcome.of("kernel", "install", "--prefix", folder, "--name", "p-2", "--display-name", "Plimsoll 2", "--json");
        assertThat(mine.json().get("display_name").asString()).isEqualTo("Plimsoll 2");
        assertThat(mine.json().get("replaces").isNull()).isTrue();
        Path kernels = folder.resolve("share/jupyter/kernels");
        Files.createDirectories(kernels.resolve("plimsoll"));
        Files.writeString(kernels.resolve("plimsoll/kernel.json"), """
                {"argv": ["/other/plimsoll", "kernel", "start", "{connection_file}"]}""");
        assertThat(Outcome.of("kernel", "install", "--prefix", folder).out()).contains("It replaces the kernel of /other. With kernel install");
        Files.writeString(kernels.resolve("plimsoll/kernel.json"), """
                {"argv": ["/other/plimsoll", "kernel", "start", "{connection_file}"]}""");
        assertThat(Outcome.of("kernel", "install", "--prefix", folder, "--json").json().get("replaces").asString()).isEqualTo("/other");
        Outcome.of("kernel", "uninstall", "--prefix", folder, "--name", "p-2").succeeded();
        assertThat(kernels).isDirectoryContaining("glob:**/plimsoll").isDirectoryNotContaining("glob:**/p-2");
        Outcome.of("kernel", "install", "--prefix", folder, "--name", "a/b").failedWith(64, "is no name of a kernel");
    }

    @Test
    void aScriptsOptionsAreItsOwnAndItsExitCodeIsOurs() throws IOException {
        Path script = Files.writeString(folder.resolve("s.jsh"), "System.out.println(List.of(args));\n/exit 2\n");
        Outcome outcome = Outcome.of("shell", "--json", script, "--json", "--help", "a b");
        assertThat(outcome.err()).isEqualTo("[--json, --help, a b]\n");
        assertThat(outcome.json().get("exit_code").asInt()).isEqualTo(2);
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void aFailingScriptSaysWhere() throws IOException {
        Path script = Files.writeString(folder.resolve("s.jsh"), "int x = 1;\nint y = x / 0;\n");
        assertThat(Outcome.of("shell", script).err()).isEqualTo("plimsoll shell: s.jsh, line 2: java.lang.ArithmeticException: / by zero.\n");
        Outcome.of("shell", folder.resolve("none.jsh")).failedWith(66, "none.jsh");
    }
}
