package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md names types; each of them is there, in the package that the page says. */
class ArchitecturePageTest {

    private static final Path ROOT = Path.of(System.getProperty("plimsoll.root"));
    private static final Pattern CODE = Pattern.compile("(?<!`)`([^`]+)`(?!`)");
    private static final Pattern TYPE = Pattern.compile("(?<![\\w/.@-])((?:[a-z]\\w*\\.)*)([A-Z][a-z]\\w*)");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Z]\\w*)");
    private static final List<String> OF_THE_JDK = List.of("java.lang.", "java.math.", "java.nio.file.");

    @Test
    void everyTypeItNamesIsThere() throws IOException {
        Set<String> declared = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("lib"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java") && f.toString().contains("src")).toList()) {
                String folder = file.getParent().toString().replace('\\', '/');
                String name = folder.substring(folder.lastIndexOf("/dev/plimsoll") + "/dev/plimsoll".length()).replace('/', '.');
                DECLARED.matcher(Files.readString(file)).results().forEach(type -> declared.add(name + "." + type.group(1)));
            }
        }
        Set<String> missing = CODE.matcher(Files.readString(ROOT.resolve("docs/architecture.md")).replaceAll("(?s)```.*?```", "")).results()
                .flatMap(code -> TYPE.matcher(code.group(1)).results()).map(MatchResult::group)
                .filter(named -> declared.stream().noneMatch(type -> type.endsWith("." + named)) && !isOfTheJdk(named))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).hasSizeGreaterThan(500);
        assertThat(missing).isEmpty();
    }

    private static boolean isOfTheJdk(String name) {
        return OF_THE_JDK.stream().anyMatch(prefix -> {
            try {
                Class.forName(prefix + name);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        });
    }
}
