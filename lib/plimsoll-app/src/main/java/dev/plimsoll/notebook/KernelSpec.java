package dev.plimsoll.notebook;

import static java.util.Optional.empty;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.files.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file from which Jupyter learns how to start our kernel: with this process's Java, through the launcher that started this process, so
 * what runs in a notebook is what runs in the shell, built anew after a change and quick to start. Without a launcher, where Plimsoll is
 * used as a library, it names this process's jars. After a move of either install it again. Under names of their own the kernels of several
 * checkouts stand side by side.
 *
 * @param folder its folder, named as the kernel
 */
public record KernelSpec(Path folder) {

    /** The kernel's usual name for programs: {@code jupyter nbconvert --ExecutePreprocessor.kernel_name=plimsoll}. */
    public static final String NAME = "plimsoll";
    /** The kernel's usual name for people. */
    public static final String DISPLAY_NAME = "Plimsoll (Java)";

    private static final String MAIN = "dev.plimsoll.notebook.kernel.KernelMain";
    private static final String ROOT = "plimsoll.root";
    private static final String CONNECTION_FILE = "{connection_file}";
    private static final List<String> THROUGH_LAUNCHER = List.of("kernel", "start", CONNECTION_FILE);
    /** What Jupyter takes for a name. */
    private static final int LONGEST = 80;
    private static final Pattern KERNEL_NAME = Pattern.compile("[A-Za-z0-9._-]{1,80}");
    private static final Pattern DISPLAYED_NAME = Pattern.compile("(?U)\\P{Cntrl}{1,80}");
    private static final String UNREADABLE = "an unknown checkout (its kernel.json cannot be read)";
    private static final Pattern UTF8_LOCALE = Pattern.compile("(?i).*utf-?8");
    private static final int NATIVE_ACCESS_SINCE = 24;
    private static final int UNSAFE_OPTION_SINCE = 23;

    /**
     * The kernelspec of a name in one of Jupyter's data folders.
     *
     * @param data such as {@link JupyterFolders#user}
     * @param name the kernel's name for programs
     * @return its place; nothing is looked at
     * @throws UsageException when Jupyter takes no such name
     */
    public static KernelSpec in(Path data, String name) {
        if (!KERNEL_NAME.matcher(name).matches() || name.startsWith(".")) {
            String found = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
            throw new UsageException("'" + found + "' is no name of a kernel; expected 1 to 80 of the letters A to Z and a to z, digits, "
                    + "hyphens, underscores and full stops, such as plimsoll-2.");
        }
        return new KernelSpec(absolute(data).resolve("kernels").resolve(name));
    }

    /**
     * Writes it, or writes it anew.
     *
     * @param displayName the kernel's name for people
     * @return the checkout, or the jars, whose kernel this replaces; nothing when there was none or it was this one's
     * @throws UsageException when the place cannot be written to, or has a kernel that is not Plimsoll's
     */
    public Optional<String> install(String displayName) {
        if (!DISPLAYED_NAME.matcher(displayName).matches()) {
            throw new UsageException("The display name has " + displayName.length() + " characters; expected 1 to 80 on one line, none of "
                    + "them a control character.");
        }
        Optional<String> before = owner();
        try {
            Files.createDirectories(folder);
            Files.writeString(file(), Json.pretty(document(ownRoot(), displayName)) + "\n");
            return before.filter(owner -> !owner.equals(self()));
        } catch (IOException e) {
            throw new UsageException("The kernelspec cannot be written to " + folder + ": " + e.getMessage()
                    + ". Name a place that you may write to, with --user or --prefix DIR.", e);
        }
    }

    /**
     * Removes it, this checkout's or one whose checkout is gone.
     *
     * @return the checkout, or the jars, whose kernel it was, if not this one's
     * @throws InputMissingException when it is not there
     * @throws UsageException when it is another checkout's, or not Plimsoll's
     */
    public Optional<String> uninstall() {
        Optional<String> other = owner().filter(owner -> !owner.equals(self()));
        if (!Files.exists(file())) {
            throw new InputMissingException("There is no kernelspec " + folder.getFileName() + " in " + folder.getParent()
                    + ". jupyter kernelspec list shows where the kernels are; name that place with --user, --prefix DIR or --sys-prefix, "
                    + "and the kernel with --name.");
        }
        if (other.filter(KernelSpec::isThere).isPresent()) {
            throw new UsageException("The kernel in " + folder + " is that of " + other.get() + ", not of " + self() + ". Remove it from "
                    + "there, or delete the folder.");
        }
        try {
            Files.delete(file());
            String[] left = folder.toFile().list();
            if (left != null && left.length == 0) {
                Files.delete(folder);
            }
            return other;
        } catch (IOException e) {
            throw new UsageException("The kernelspec in " + folder + " cannot be removed: " + e.getMessage() + ".", e);
        }
    }

    private Path file() {
        return folder.resolve("kernel.json");
    }

    private static Optional<Path> ownRoot() {
        return Optional.ofNullable(System.getProperty(ROOT)).map(root -> absolute(Path.of(root)));
    }

    private static boolean isThere(String owner) {
        return new File(owner.endsWith("*") ? owner.substring(0, owner.length() - 1) : owner).exists();
    }

    private static String self() {
        return ownRoot().map(Path::toString).orElseGet(() -> classPath(System.getProperty("java.class.path")));
    }

    /** The checkout whose kernel is there, or its class path where it is used as a library; nothing where there is none or no argument. */
    private Optional<String> owner() {
        if (!Files.exists(file())) {
            return empty();
        }
        List<?> words;
        try {
            words = Json.parse(Files.readString(file()), file().toString()).get("argv") instanceof List<?> list ? list : List.of();
        } catch (IOException | DataException e) {
            return Optional.of(UNREADABLE);
        }
        List<String> argv = words.stream().map(String::valueOf).toList();
        if (argv.size() > 1 && argv.subList(1, argv.size()).equals(THROUGH_LAUNCHER)) {
            return Optional.of(String.valueOf(new File(argv.get(0)).getParent()));
        }
        if (argv.contains(MAIN)) {
            String root = "-D" + ROOT + "=";
            return Optional.of(argv.stream().filter(word -> word.startsWith(root)).map(word -> word.substring(root.length())).findFirst()
                    .orElseGet(() -> argv.get(argv.indexOf(MAIN) - 1)));
        }
        throw new UsageException("The kernel in " + folder + " is not Plimsoll's. Name another with --name.");
    }

    /** What the file says for a checkout, if this process runs from one. */
    static Map<String, Object> document(Optional<Path> root, String displayName) {
        Optional<Path> launcher = root.flatMap(KernelSpec::launcher);
        return Json.members(new Document(launcher.map(path -> Stream.concat(Stream.of(path.toString()), THROUGH_LAUNCHER.stream())
                        .toList()).orElseGet(() -> ofThisProcess(root)),
                launcher.isPresent() ? Map.of("JAVA_HOME", System.getProperty("java.home")) : locale(System.getenv()), displayName, "java",
                "message", Map.of("debugger", false))); // a signal would end the Java process; a message ends the cell
    }

    private record Document(List<String> argv, Map<String, String> env, String displayName, String language, String interruptMode,
            Map<String, Boolean> metadata) {
    }

    /** Without a UTF-8 locale Java takes folders and arguments for ASCII; the launcher sees to that itself. */
    static Map<String, String> locale(Map<String, String> environment) {
        if (File.separatorChar != '/') {
            return Map.of();
        }
        return Map.of("LC_ALL", Stream.of("LC_ALL", "LC_CTYPE", "LANG").map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty()).findFirst().filter(value -> UTF8_LOCALE.matcher(value).matches()).orElse("C.UTF-8"));
    }

    private static Optional<Path> launcher(Path root) {
        // On Windows the command shell would stand between Jupyter and the kernel, and be ended in its place.
        return File.separatorChar == '/' ? Optional.of(absolute(root).resolve("plimsoll")).filter(Files::isExecutable) : empty();
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
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
        command.addAll(List.of("-cp", classPath(System.getProperty("java.class.path")), MAIN, CONNECTION_FILE));
        return command;
    }

    /** Where all jars of one folder are on it, the folder alone: a later build with another set of jars needs no new kernelspec. */
    static String classPath(String own) {
        List<Path> entries = Arrays.stream(own.split(File.pathSeparator)).map(entry -> absolute(Path.of(entry))).toList();
        if (entries.stream().map(Path::getParent).distinct().count() == 1
                && entries.stream().allMatch(entry -> entry.toString().endsWith(".jar"))) {
            Path folder = entries.get(0).getParent();
            String[] jars = folder.toFile().list((f, name) -> name.endsWith(".jar"));
            if (jars != null && jars.length == entries.size()) {
                return folder.resolve("*").toString();
            }
        }
        return String.join(File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
