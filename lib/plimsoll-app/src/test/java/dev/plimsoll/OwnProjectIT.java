package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The library in somebody else's project: built without a network from the library's jar and POM, with a log of its own. */
@Tag("thorough")
class OwnProjectIT extends WithFolder {

    private static final Path ROOT = Path.of(System.getProperty("plimsoll.root")).toAbsolutePath().normalize();
    private static final Path POM = ROOT.resolve("pom.xml");
    private static final List<String> OF_THE_PROGRAM =
            List.of("picocli", "jjava", "jeromq", "jnacl", "gson", "progressbar", "jline", "slf4j-nop", "rapaio", "tablesaw", "plimsoll-app");

    @Test
    void theLinesOfTheReadmeRunWithNothingOfTheProgram() throws IOException, InterruptedException {
        String version = tag(Files.readString(POM), "version");
        Path repository = folder.resolve("repository");
        install(repository, "plimsoll-parent", version, POM, "pom");
        install(repository, "plimsoll", version, ROOT.resolve("lib/plimsoll/pom.xml"), "pom");
        install(repository, "plimsoll", version, ROOT.resolve("lib/plimsoll/target/plimsoll-" + version + ".jar"), "jar");
        writeProject(version);

        ProcessBuilder maven = new ProcessBuilder(ROOT.resolve("mvnw").toString(), "-o", "-q", "-B", "-f", folder.toString(),
                "-Dmaven.repo.local=" + repository, "-Dmaven.repo.local.tail=" + System.getProperty("plimsoll.repository"),
                "-Dmaven.repo.local.tail.ignoreAvailability=true", "-Dmdep.outputFile=" + folder.resolve("classpath"), "compile",
                "org.apache.maven.plugins:maven-dependency-plugin:" + plugin("maven-dependency-plugin") + ":build-classpath");
        maven.environment().remove("MAVEN_ARGS");
        maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
        assertThat(run(maven.directory(folder.toFile()))).as(read("out")).isZero();
        String classpath = read("classpath");
        assertThat(List.of(classpath.split(File.pathSeparator))).extracting(jar -> Path.of(jar).getFileName().toString())
                .contains("plimsoll-" + version + ".jar").noneMatch(jar -> OF_THE_PROGRAM.stream().anyMatch(jar::startsWith));

        try (Child sample = Child.plimsoll(folder, "sample", "--out", folder.resolve("runs/core_v9").toString())) {
            assertThat(sample.exitCode()).as(sample.err()).isZero();
        }
        Files.createDirectories(folder.resolve("artifacts"));
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                folder.resolve("target/classes") + File.pathSeparator + classpath, "book.Book");
        assertThat(run(program.directory(folder.toFile()))).as(read("out")).isZero();
        assertThat(read("out")).contains("own log: INFO book: done").doesNotContain("SLF4J", "No SLF4J");
    }

    private void writeProject(String version) throws IOException {
        Matcher lines = Pattern.compile("```java\n(import dev\\.plimsoll\\.\\*;)\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(lines.find()).isTrue();
        write("pom.xml", """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>book</groupId>
                  <artifactId>book</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>
                    <dependency><groupId>dev.plimsoll</groupId><artifactId>plimsoll</artifactId><version>%s</version></dependency>
                    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-api</artifactId><version>%s</version></dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      <plugin><artifactId>maven-resources-plugin</artifactId><version>%s</version></plugin>
                      <plugin><artifactId>maven-compiler-plugin</artifactId><version>%s</version></plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(version, tag(Files.readString(POM), "slf4j.version"), plugin("maven-resources-plugin"),
                plugin("maven-compiler-plugin")));
        write("src/main/java/book/Book.java", """
                package book;
                %s
                import java.nio.file.Path;
                public final class Book {
                    public static void main(String[] args) {
                %s
                        org.slf4j.LoggerFactory.getLogger("book").info("done");
                    }
                }
                """.formatted(lines.group(1), lines.group(2)));
        write("src/main/resources/META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "book.OwnLog");
        write("src/main/java/book/OwnLog.java", """
                package book;
                import org.slf4j.*;
                import org.slf4j.event.Level;
                import org.slf4j.helpers.*;
                import org.slf4j.spi.*;
                public final class OwnLog implements SLF4JServiceProvider {
                    public ILoggerFactory getLoggerFactory() { return Lines::new; }
                    public IMarkerFactory getMarkerFactory() { return new BasicMarkerFactory(); }
                    public MDCAdapter getMDCAdapter() { return new NOPMDCAdapter(); }
                    public String getRequestedApiVersion() { return "2.0.99"; }
                    public void initialize() { }
                    static final class Lines extends LegacyAbstractLogger {
                        Lines(String name) { this.name = name; }
                        public boolean isTraceEnabled() { return false; }
                        public boolean isDebugEnabled() { return false; }
                        public boolean isInfoEnabled() { return true; }
                        public boolean isWarnEnabled() { return true; }
                        public boolean isErrorEnabled() { return true; }
                        protected String getFullyQualifiedCallerName() { return null; }
                        protected void handleNormalizedLoggingCall(Level level, Marker marker, String text, Object[] values, Throwable e) {
                            System.out.println("own log: " + level + " " + name + ": " + text);
                        }
                    }
                }
                """);
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name)).strip();
    }

    private int run(ProcessBuilder process) throws IOException, InterruptedException {
        return process.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start().waitFor();
    }

    private static void install(Path repository, String artifact, String version, Path file, String type) throws IOException {
        Path place = repository.resolve("dev/plimsoll").resolve(artifact).resolve(version);
        Files.createDirectories(place);
        Files.copy(file, place.resolve(artifact + "-" + version + "." + type));
    }

    private static String plugin(String name) throws IOException {
        String pom = Files.readString(POM);
        return tag(pom.substring(pom.indexOf("<artifactId>" + name + "<")), "version");
    }

    /** The first of that name, which in the POM is the project's own. */
    private static String tag(String xml, String name) {
        Matcher tag = Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)<").matcher(xml);
        assertThat(tag.find()).as(name).isTrue();
        return tag.group(1);
    }
}
