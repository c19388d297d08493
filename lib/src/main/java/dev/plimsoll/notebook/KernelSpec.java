package dev.plimsoll.notebook;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The file from which Jupyter learns how to start our kernel: with this process's Java, through the launcher that started this process, so
 * what runs in a notebook is what runs in the shell, built anew after a change and quick to start. Without a launcher, where Plimsoll is
 * used as a library, it names this process's jars. After a move of either install it again.
 *
 * @param folder its folder, named {@value #NAME}
 */
public record KernelSpec(Path folder) {

    /** The kernel's name for programs: {@code jupyter nbconvert --ExecutePreprocessor.kernel_name=plimsoll}. */
    public static final String NAME = "plimsoll";
    /** The kernel's name for people. */
    public static final String DISPLAY_NAME = "Plimsoll (Java)";

    private static final String MAIN = "dev.plimsoll.notebook.kernel.KernelMain";
    private static final String ROOT = "plimsoll.root";
    private static final String CONNECTION_FILE = "{connection_file}";
    private static final int NATIVE_ACCESS_SINCE = 24;
    private static final int UNSAFE_OPTION_SINCE = 23;

    /**
     * The kernelspec in one of Jupyter's data folders.
     *
     * @param data such as {@link JupyterFolders#user}
     * @return its place; nothing is looked at
     */
    public static KernelSpec in(Path data) {
        return new KernelSpec(absolute(data).resolve("kernels").resolve(NAME));
    }

    /**
     * Writes it, or writes it anew.
     *
     * @throws UsageException when the place cannot be written to
     */
    public void install() {
        try {
            Files.createDirectories(folder);
            Optional<Path> root = Optional.ofNullable(System.getProperty(ROOT)).map(Path::of);
            Files.writeString(folder.resolve("kernel.json"), Json.pretty(document(root)) + "\n");
        } catch (IOException e) {
            throw new UsageException("The kernelspec cannot be written to " + folder + ": " + e.getMessage()
                    + ". Name a place that you may write to, with --user or --prefix DIR.", e);
        }
    }

    /**
     * Removes it.
     *
     * @throws InputMissingException when it is not there
     */
    public void uninstall() {
        if (!Files.exists(folder.resolve("kernel.json"))) {
            throw new InputMissingException("There is no kernelspec of Plimsoll in " + folder.getParent()
                    + ". jupyter kernelspec list shows where the kernels are; name that place with --user, --prefix DIR or --sys-prefix.");
        }
        try {
            Files.delete(folder.resolve("kernel.json"));
            String[] left = folder.toFile().list();
            if (left != null && left.length == 0) {
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UsageException("The kernelspec in " + folder + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }

    /** What the file says for a checkout, if this process runs from one. */
    static Map<String, Object> document(Optional<Path> root) {
        Map<String, Object> document = new LinkedHashMap<>();
        Optional<Path> launcher = root.flatMap(KernelSpec::launcher);
        document.put("argv", launcher.map(KernelSpec::throughLauncher).orElseGet(() -> ofThisProcess(root)));
        if (launcher.isPresent()) {
            document.put("env", Map.of("JAVA_HOME", System.getProperty("java.home")));
        }
        document.put("display_name", DISPLAY_NAME);
        document.put("language", "java");
        // A signal would end the Java process; a message ends the cell.
        document.put("interrupt_mode", "message");
        document.put("metadata", Map.of("debugger", false));
        return document;
    }

    private static Optional<Path> launcher(Path root) {
        // On Windows the command shell would stand between Jupyter and the kernel, and be ended in its place.
        return File.separatorChar == '/' ? Optional.of(absolute(root).resolve("plimsoll")).filter(Files::isExecutable) : Optional.empty();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static List<String> throughLauncher(Path launcher) {
        return List.of(launcher.toString(), "kernel", "start", CONNECTION_FILE);
    }

    private static List<String> ofThisProcess(Optional<Path> root) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        int version = Runtime.version().feature();
        if (version >= NATIVE_ACCESS_SINCE) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        if (version >= UNSAFE_OPTION_SINCE) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-Djava.awt.headless=true");
        root.ifPresent(folder -> command.add("-D" + ROOT + "=" + absolute(folder)));
        command.add("-cp");
        command.add(classPath(System.getProperty("java.class.path")));
        command.add(MAIN);
        command.add(CONNECTION_FILE);
        return command;
    }

    /** Where all jars of one folder are on it, the folder alone: a later build with another set of jars needs no new kernelspec. */
    static String classPath(String own) {
        List<Path> entries = Arrays.stream(own.split(File.pathSeparator))
                .map(entry -> absolute(Path.of(entry))).toList();
        Set<Path> folders = new TreeSet<>();
        entries.forEach(entry -> folders.add(entry.getParent()));
        if (folders.size() == 1 && entries.stream().allMatch(entry -> entry.toString().endsWith(".jar"))) {
            Path folder = entries.get(0).getParent();
            String[] jars = folder.toFile().list((f, name) -> name.endsWith(".jar"));
            if (jars != null && jars.length == entries.size()) {
                return folder.resolve("*").toString();
            }
        }
        return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
