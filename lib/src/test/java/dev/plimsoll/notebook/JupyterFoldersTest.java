package dev.plimsoll.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the kernelspec goes, and what is in it. */
class JupyterFoldersTest {

    private static final Path HOME = Path.of("/home/u");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Linux | '' | '' | /home/u/.local/share/jupyter", "Linux | XDG_DATA_HOME | /x | /x/jupyter", "Linux | JUPYTER_DATA_DIR | /j | /j",
        "Mac OS X | '' | '' | /home/u/Library/Jupyter", "Mac OS X | JUPYTER_DATA_DIR | /j | /j", "Windows 11 | '' | '' | /home/u/jupyter",
        "Windows 11 | APPDATA | /a | /a/jupyter"})
    void theUsersFolderIsWhereJupyterLooks(String system, String variable, String value, String expected) {
        assertThat(JupyterFolders.of(Map.of(variable, value), HOME, system).user()).isEqualTo(Path.of(expected));
    }

    @Test
    void thePythonEnvironmentIsTheActiveOneOrThatOfTheProgram() throws IOException {
        assertThat(JupyterFolders.of(Map.of("VIRTUAL_ENV", "/v"), HOME, "Linux").ofPython()).isEqualTo(Path.of("/v/share/jupyter"));
        assertThat(JupyterFolders.of(Map.of("CONDA_PREFIX", "/c"), HOME, "Linux").ofPython()).isEqualTo(Path.of("/c/share/jupyter"));
        Path bin = Files.createDirectories(folder.resolve("env/bin"));
        Files.createFile(bin.resolve("jupyter"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Map<String, String> path = Map.of("PATH", "/nowhere" + File.pathSeparator + bin);
        assertThat(JupyterFolders.of(path, HOME, "Linux").ofPython()).isEqualTo(folder.resolve("env/share/jupyter"));
        assertThatThrownBy(() -> JupyterFolders.of(Map.of("PATH", "/nowhere"), HOME, "Linux").ofPython()).isInstanceOf(UsageException.class)
                .hasMessageContaining("VIRTUAL_ENV");
    }

    @Test
    void theKernelspecStartsThisJavaWithTheseJars() throws IOException {
        KernelSpec spec = KernelSpec.in(folder);
        spec.install();
        spec.install();
        JsonNode document = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("kernels/plimsoll/kernel.json")));
        assertThat(document.get("display_name").asString()).isEqualTo("Plimsoll (Java)");
        assertThat(document.get("interrupt_mode").asString()).isEqualTo("message");
        JsonNode argv = document.get("argv");
        assertThat(Path.of(argv.get(0).asString())).isAbsolute().isExecutable();
        assertThat(argv.get(argv.size() - 1).asString()).isEqualTo("{connection_file}");
        assertThat(argv.get(argv.size() - 3).asString()).contains("duckdb");
        assertThat(argv.toString().contains("--enable-native-access=ALL-UNNAMED")).isEqualTo(Runtime.version().feature() >= 24);
        assertThat(argv.toString().contains("--sun-misc-unsafe-memory-access=allow")).isEqualTo(Runtime.version().feature() >= 23);
        spec.uninstall();
        assertThat(folder.resolve("kernels/plimsoll")).doesNotExist();
        assertThatThrownBy(spec::uninstall).isInstanceOf(InputMissingException.class).hasMessageContaining("jupyter kernelspec list");
    }

    @Test
    void aFolderOfJarsIsNamedOnce() throws IOException {
        Path a = Files.createFile(folder.resolve("a.jar"));
        Path b = Files.createFile(folder.resolve("b.jar"));
        Files.createFile(folder.resolve("a native library"));
        assertThat(KernelSpec.classPath(a + File.pathSeparator + b)).isEqualTo(folder.resolve("*").toString());
        assertThat(KernelSpec.classPath(a.toString())).as("not all jars of the folder").isEqualTo(a.toString());
        assertThat(KernelSpec.classPath(a + File.pathSeparator + folder)).isEqualTo(a + File.pathSeparator + folder);
    }
}
