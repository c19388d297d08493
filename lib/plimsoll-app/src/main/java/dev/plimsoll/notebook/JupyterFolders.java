package dev.plimsoll.notebook;

import static java.util.Locale.ROOT;

import dev.plimsoll.error.UsageException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where Jupyter looks for data such as kernelspecs, by its own rules.
 *
 * @param environment variables
 * @param home the home folder
 * @param system name of the operating system, as {@code os.name} has it
 */
public record JupyterFolders(Map<String, String> environment, Path home, String system) {

    public JupyterFolders {
        system = system.toLowerCase(ROOT);
    }

    /**
     * The folders of this process's user.
     *
     * @return by environment, home and operating system
     */
    public static JupyterFolders ofThisUser() {
        // Jupyter asks the environment, Java the system's list of users.
        String home = File.separatorChar == '/' ? System.getenv("HOME") : null;
        return new JupyterFolders(System.getenv(), Path.of(home == null || home.isEmpty() ? System.getProperty("user.home") : home),
                System.getProperty("os.name"));
    }

    /**
     * For this user only.
     *
     * @return the data folder
     */
    public Path user() {
        return set("JUPYTER_DATA_DIR").orElseGet(this::usual);
    }

    private Path usual() {
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        Path data = system.startsWith("windows") ? set("APPDATA").orElse(home)
                : set("XDG_DATA_HOME").orElseGet(() -> home.resolve(".local").resolve("share"));
        return data.resolve("jupyter");
    }

    /**
     * Under a prefix, such as a virtual environment or /usr/local.
     *
     * @param prefix the prefix
     * @return the data folder
     */
    public static Path under(Path prefix) {
        return prefix.resolve("share").resolve("jupyter");
    }

    /**
     * Of the Python environment that Jupyter runs in: the active one, or that of the program {@code jupyter} on the path.
     *
     * @return the data folder
     * @throws UsageException when there is neither
     */
    public Path ofPython() {
        return set("VIRTUAL_ENV").or(() -> set("CONDA_PREFIX"))
                .or(() -> program("jupyter").map(Path::getParent).map(Path::getParent)).map(JupyterFolders::under)
                .orElseThrow(() -> new UsageException("There is no Python environment to install into: neither VIRTUAL_ENV nor "
                        + "CONDA_PREFIX is set, and no program jupyter is on the PATH. Activate one, or use --user or --prefix DIR."));
    }

    /**
     * A program on the path.
     *
     * @param name without an ending
     * @return its file, if there is one
     */
    public Optional<Path> program(String name) {
        String[] endings = system.startsWith("windows") ? new String[] {".exe", ".cmd", ".bat"} : new String[] {""};
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(endings).map(ending -> Path.of(folder, name + ending))).filter(Files::isExecutable)
                .findFirst();
    }

    private Optional<Path> set(String variable) {
        return Optional.of(environment.getOrDefault(variable, "")).filter(value -> !value.isEmpty()).map(Path::of);
    }
}
