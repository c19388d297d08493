package dev.plimsoll.notebook;

import static dev.plimsoll.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where the kernelspec goes, and what is in it. */
class JupyterFoldersTest extends WithFolder {

    private static final Path HOME = Path.of("/home/u");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Linux | '' | '' | /home/u/.local/share/jupyter", "Linux | XDG_DATA_HOME | /x | /x/jupyter", "Linux | JUPYTER_DATA_DIR | /j | /j",
        "Mac OS X | '' | '' | /home/u/Library/Jupyter", "Mac OS X | JUPYTER_DATA_DIR | /j | /j", "Windows 11 | '' | '' | /home/u/jupyter",
        "Windows 11 | APPDATA | /a | /a/jupyter"})
    void theUsersFolderIsWhereJupyterLooks(String system, String variable, String value, String expected) {
        assertThat(new JupyterFolders(Map.of(variable, value), HOME, system).user()).isEqualTo(Path.of(expected));
    }

    @Test
    void thePythonEnvironmentIsTheActiveOneOrThatOfTheProgram() throws IOException {
        assertThat(new JupyterFolders(Map.of("VIRTUAL_ENV", "/v"), HOME, "Linux").ofPython()).isEqualTo(Path.of("/v/share/jupyter"));
        assertThat(new JupyterFolders(Map.of("CONDA_PREFIX", "/c"), HOME, "Linux").ofPython()).isEqualTo(Path.of("/c/share/jupyter"));
        Path bin = Files.createDirectories(folder.resolve("env/bin"));
        Files.createFile(bin.resolve("jupyter"), executable());
        Map<String, String> path = Map.of("PATH", "/nowhere" + File.pathSeparator + bin);
        assertThat(new JupyterFolders(path, HOME, "Linux").ofPython()).isEqualTo(folder.resolve("env/share/jupyter"));
        assertFails(() -> new JupyterFolders(Map.of("PATH", "/nowhere"), HOME, "Linux").ofPython(), UsageException.class, "VIRTUAL_ENV");
    }

    private static FileAttribute<?> executable() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aKernelspecIsWrittenAndRemoved() throws IOException {
        KernelSpec spec = KernelSpec.in(folder, KernelSpec.NAME);
        assertThat(spec.install(KernelSpec.DISPLAY_NAME)).isEmpty();
        assertThat(spec.install(KernelSpec.DISPLAY_NAME)).as("one's own").isEmpty();
        JsonNode document = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("kernels/plimsoll/kernel.json")));
        assertThat(document.get("display_name").asString()).isEqualTo("Plimsoll (Java)");
        assertThat(document.get("interrupt_mode").asString()).isEqualTo("message");
        assertThat(Path.of(document.get("argv").get(0).asString())).isAbsolute().isExecutable();
        assertThat(spec.uninstall()).isEmpty();
        assertThat(folder.resolve("kernels/plimsoll")).doesNotExist();
        assertFails(spec::uninstall, InputMissingException.class, "jupyter kernelspec list");
    }

    @Test
    void inACheckoutTheKernelIsStartedByTheLauncherWithThisJava() throws IOException {
        Path launcher = Files.createFile(folder.resolve("plimsoll"), executable());
        assertThat(KernelSpec.document(Optional.of(folder.resolve("lib/..")), "P")).containsEntry("argv",
                List.of(launcher.toString(), "kernel", "start", "{connection_file}"))
                .containsEntry("env", Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    @Test
    void withoutALauncherItIsThisJavaWithTheseJars() {
        for (Optional<Path> root : List.of(Optional.<Path>empty(), Optional.of(folder.resolve("moved")))) {
            Map<String, Object> document = KernelSpec.document(root, "P");
            assertThat(document).containsEntry("env", KernelSpec.locale(System.getenv())).containsEntry("display_name", "P");
            assertThat(document.get("argv")).asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .startsWith(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                    .endsWith("-cp", KernelSpec.classPath(System.getProperty("java.class.path")),
                            "dev.plimsoll.notebook.kernel.KernelMain", "{connection_file}")
                    .satisfies(argv -> assertThat(argv.contains("-Dplimsoll.root=" + folder.resolve("moved"))).isEqualTo(root.isPresent()))
                    .satisfies(argv -> assertThat(argv.contains("--enable-native-access=ALL-UNNAMED"))
                            .isEqualTo(Runtime.version().feature() >= 24))
                    .satisfies(argv -> assertThat(argv.contains("--sun-misc-unsafe-memory-access=allow"))
                            .isEqualTo(Runtime.version().feature() >= 23));
        }
    }

    @ParameterizedTest
    @CsvSource({"A, b, C.UTF-8", "LANG, de_DE.UTF-8, de_DE.UTF-8", "LC_CTYPE, en_US.utf8, en_US.utf8", "LANG, de_DE.ISO-8859-1, C.UTF-8",
        "LC_ALL, C, C.UTF-8", "LANG, '', C.UTF-8"})
    void withoutALauncherTheLocaleIsTheUsersIfThatIsUtf8(String variable, String value, String expected) {
        assertThat(KernelSpec.locale(Map.of(variable, value))).isEqualTo(Map.of("LC_ALL", expected));
        assertThat(KernelSpec.locale(Map.of("LANG", "xx_XX.UTF-8", "LC_ALL", "C"))).isEqualTo(Map.of("LC_ALL", "C.UTF-8"));
    }

    private KernelSpec holding(String kernelJson) throws IOException {
        KernelSpec spec = KernelSpec.in(folder, "k");
        Files.createDirectories(spec.folder());
        Files.writeString(spec.folder().resolve("kernel.json"), kernelJson);
        return spec;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"argv\": [\"/other/plimsoll\", \"kernel\", \"start\", \"{connection_file}\"]} | /other",
        "{\"argv\": [\"java\", \"-Dplimsoll.root=/there\", \"-cp\", \"/there/l/*\", \"dev.plimsoll.notebook.kernel.KernelMain\", \"{}\"]} | /there",
        "{\"argv\": [\"java\", \"-cp\", \"/jars/*\", \"dev.plimsoll.notebook.kernel.KernelMain\", \"{connection_file}\"]} | /jars/*",
        "{\"argv\": [\"java\" | an unknown checkout (its kernel.json cannot be read)",
    })
    void whoseKernelItReplacesOrRemovesIsSaid(String kernelJson, String owner) throws IOException {
        assertThat(holding(kernelJson).install("P")).contains(owner);
        assertThat(holding(kernelJson).uninstall()).as("whose checkout is gone").contains(owner);
    }

    @Test
    void whatIsAnotherCheckoutsOrProgramsStays() throws IOException {
        String another = "{\"argv\": [\"" + folder + "/plimsoll\", \"kernel\", \"start\", \"{connection_file}\"]}";
        assertFails(holding(another)::uninstall, UsageException.class, "is that of " + folder + ", not");
        KernelSpec python = holding("{\"argv\": [\"python3\", \"-m\", \"ipykernel_launcher\"]}");
        assertFails(() -> python.install("P"), UsageException.class, "not Plimsoll's");
        assertFails(python::uninstall, UsageException.class, "not Plimsoll's");
        assertThat(python.folder().resolve("kernel.json")).content().contains("ipykernel");
    }

    @Test
    void namesAreThoseThatJupyterTakes() {
        for (String name : List.of("", "..", "a/b", ".x", "größe", "x".repeat(81))) {
            assertThatThrownBy(() -> KernelSpec.in(folder, name)).as(name).isInstanceOf(UsageException.class);
        }
        for (String name : List.of("", "a\nb", "\u001b[1m", "x".repeat(81))) {
            assertThatThrownBy(() -> KernelSpec.in(folder, "k").install(name)).as(name).isInstanceOf(UsageException.class);
        }
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
