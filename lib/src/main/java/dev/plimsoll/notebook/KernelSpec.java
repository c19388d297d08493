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
import java.util.Set;
import java.util.TreeSet;

/**
 * The file from which Jupyter learns how to start our kernel: this process's Java and its jars, so what runs in a notebook is what runs in
 * the shell. After a move of either install it again.
 *
 * @param folder its folder, named {@value #NAME}
 */
public record KernelSpec(Path folder) {

    /** The kernel's name for programs: {@code jupyter nbconvert --ExecutePreprocessor.kernel_name=plimsoll}. */
    public static final String NAME = "plimsoll";
    /** The kernel's name for people. */
    public static final String DISPLAY_NAME = "Plimsoll (Java)";

    private static final String MAIN = "dev.plimsoll.notebook.kernel.KernelMain";
    private static final int NATIVE_ACCESS_SINCE = 24;
    private static final int UNSAFE_OPTION_SINCE = 23;

    /**
     * The kernelspec in one of Jupyter's data folders.
     *
     * @param data such as {@link JupyterFolders#user}
     * @return its place; nothing is looked at
     */
    public static KernelSpec in(Path data) {
        return new KernelSpec(data.toAbsolutePath().normalize().resolve("kernels").resolve(NAME));
    }

    /**
     * Writes it, or writes it anew.
     *
     * @throws UsageException when the place cannot be written to
     */
    public void install() {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("kernel.json"), Json.pretty(document()) + "\n");
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

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("argv", command());
        document.put("display_name", DISPLAY_NAME);
        document.put("language", "java");
        // A signal would end the Java process; a message ends the cell.
        document.put("interrupt_mode", "message");
        document.put("metadata", Map.of("debugger", false));
        return document;
    }

    private static List<String> command() {
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
        String root = System.getProperty("plimsoll.root");
        if (root != null) {
            command.add("-Dplimsoll.root=" + Path.of(root).toAbsolutePath().normalize());
        }
        command.add("-cp");
        command.add(classPath(System.getProperty("java.class.path")));
        command.add(MAIN);
        command.add("{connection_file}");
        return command;
    }

    /** Where all jars of one folder are on it, the folder alone: a later build with another set of jars needs no new kernelspec. */
    static String classPath(String own) {
        List<Path> entries = Arrays.stream(own.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize()).toList();
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
