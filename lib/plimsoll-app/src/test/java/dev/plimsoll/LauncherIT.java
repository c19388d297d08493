package dev.plimsoll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The launcher as cron, systemd and containers start it: without a locale, with odd options for Java, from a copy of the checkout. Names
 * with umlauts stand in scripts only, as this Java itself may run without a UTF-8 locale.
 */
class LauncherIT extends WithFolder {

    private static final Path ROOT = Path.of(System.getProperty("plimsoll.root")).toAbsolutePath().normalize();
    /** Without a class-data archive, which each copy would make for itself. */
    private static final String BARE = "env -i PATH=/usr/bin:/bin PLIMSOLL_CDS=off JAVA_HOME=" + System.getProperty("java.home");
    /** The checkout, its jars as a link, in a folder with a new time on everything, and a build that would end as broken. */
    private static final String COPY = """
            copy() {
                for module in plimsoll plimsoll-app; do
                    mkdir -p "$1/lib/$module/src"
                    cp -r "%1$s/lib/$module/pom.xml" "$1/lib/$module"
                    cp -r "%1$s/lib/$module/src/main" "$1/lib/$module/src"
                done
                mkdir -p "$1/lib/plimsoll-app/target/app"
                cp -r '%1$s/lib/plimsoll-app/target/app/staged' '%1$s/lib/plimsoll-app/target/app/sources' "$1/lib/plimsoll-app/target/app"
                cp -r '%1$s/plimsoll' '%1$s/pom.xml' '%1$s/sql' '%1$s/configs' '%1$s/.mvn' "$1"
                ln -s '%1$s/lib/plimsoll-app/target/app/lib' "$1/lib/plimsoll-app/target/app/lib"
                printf '#!/bin/sh\\necho "[ERROR] a build in ${HOME:?}"\\nexit 1\\n' >"$1/mvnw"
                chmod +x "$1/mvnw"
                touch -d 2001-01-01 "$1/lib/plimsoll-app/target/app/staged"
            }
            """.formatted(ROOT);

    private Path script;

    private record Ended(int code, String out, String err) {
    }

    @BeforeEach
    void nameTheScript() {
        script = folder.resolve("script.sh");
    }

    /** JUnit warns of those that lead out of its folder. */
    @AfterEach
    void removeLinks() throws IOException, InterruptedException {
        sh("find . -type l -exec rm {} +");
    }

    private Ended sh(String text) throws IOException, InterruptedException {
        Files.writeString(script, "bare='" + BARE + "'\nplimsoll() { $bare PLIMSOLL_CDS=on '" + ROOT + "/plimsoll' \"$@\"; }\n" + COPY + text);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder("/bin/sh", script.toString()).directory(folder.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Tag("thorough")
    @Test
    void whatIsStoredWithoutALocaleIsWhatWasTyped() throws IOException, InterruptedException {
        SampleRuns.write(folder.resolve("inputs"), 390);
        Ended ended = sh("""
                set -e
                mkdir 'bücher'
                mv inputs 'bücher/eingänge'
                PLIMSOLL_STORE='bücher/Übersicht.duckdb'
                bare="$bare PLIMSOLL_STORE=$PLIMSOLL_STORE"
                plimsoll two-pass --inputs 'bücher/eingänge' --baseline-run-id größe --scaled-run-id gräße --quiet || [ $? -le 2 ]
                plimsoll sign-off gräße --reviewer 'Jürgen Łukasz 日本' --decision rejected --note 不 --quiet
                plimsoll show größe
                plimsoll sql --json "SELECT run_id FROM run WHERE run_id IN ('größe', 'gräße') ORDER BY run_id"
                plimsoll sql --json "SELECT reviewer, note, (SELECT count(*) FROM run WHERE contains(run::VARCHAR, chr(65533))) AS lost FROM sign_off"
                ls 'bücher'
                plimsoll run --inputs 'bücher/eingänge' --run-id "$(printf 'gr\\366\\337e')" 2>'bücher/err' || echo "Latin-1 ends with $?"
                """);
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("größe", "gräße", "Jürgen Łukasz 日本", "不", "Übersicht.duckdb")
                .contains("\"lost\"", "Latin-1 ends with 64").doesNotContain("\ufffd").doesNotContain("??");
    }

    @Test
    void aCheckoutInAFolderWithAnUmlautStartsTheKernelWithoutALocale() throws IOException, InterruptedException {
        Path start = folder.resolve("start.sh");
        Files.writeString(start, "cp \"$1\" 'verbïndung.json'\nexec " + BARE + " 'jürgen/plimsoll' kernel start 'verbïndung.json'\n");
        assertThat(sh("copy 'jürgen'").code()).isZero();
        Path spec = folder.resolve("kernel.json");
        Files.writeString(spec, JsonMapper.builder().build().writeValueAsString(Map.of("argv", List.of("/bin/sh", start.toString(),
                "{connection_file}"))));
        try (KernelClient kernel = KernelClient.start(spec, folder, Map.of())) {
            KernelClient.Cell cell = kernel.execute("import dev.plimsoll.*;\n"
                    + "System.out.println(\"größe \" + java.nio.file.Path.of(\"ü\") + System.getProperty(\"plimsoll.root\"));");
            assertThat(cell.printed()).startsWith("größe ü/").endsWith("/jürgen\n");
            assertThat(kernel.shutdown()).isZero();
        }
    }

    @Test
    void languageAndCountryStayThoseOfTheUser() throws IOException, InterruptedException {
        Ended ended = sh("""
                copy c
                cat >java <<'END'
                #!/bin/sh
                echo "${LC_ALL-} ${LC_CTYPE-} ${LC_MESSAGES-} ${LANG-}"
                END
                chmod +x java
                mkdir -p home/bin
                mv java home/bin/java
                ln -s java home/bin/javac
                echo 'JAVA_VERSION="17.0.1"' >home/release
                for locale in A=b LC_ALL=POSIX LANG=C LC_ALL=C.UTF-8 LANG=C.UTF-8 LANG=xx_XX.UTF-8; do
                    env -i PATH=/usr/bin:/bin PLIMSOLL_CDS=off JAVA_HOME="$PWD/home" "$locale" c/plimsoll --version
                done
                """);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.out().lines().map(line -> line.replaceAll(" +", " ").strip())).containsExactly("C.UTF-8", "C.UTF-8 POSIX POSIX",
                "C.UTF-8 C", "C.UTF-8", "C.UTF-8", "C.UTF-8 xx_XX.UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PLIMSOLL_JAVA_OPTS | -Xmx999999g                | Could not reserve enough space",
        "PLIMSOLL_JAVA_OPTS | -XX:Nonsense -Xmx1g        | Unrecognized VM option 'Nonsense'",
        "JAVA_TOOL_OPTIONS  | -javaagent:/nowhere.jar    | Error opening zip file or JAR manifest missing",
        "JDK_JAVA_OPTIONS   | @nowhere                   | could not open `nowhere'",
        "_JAVA_OPTIONS      | -Xss1k                     | stack size specified is too small",
    })
    void optionsThatJavaRefusesAreAUsageErrorThatNamesTheVariable(String variable, String options, String words)
            throws IOException, InterruptedException {
        Ended ended = sh("$bare '" + variable + "=" + options + "' '" + ROOT + "/plimsoll' --version");
        assertThat(ended.code()).isEqualTo(64);
        assertThat(ended.err()).startsWith("plimsoll: Java does not start with these options from the environment: " + variable + "=" + options)
                .contains(words).hasLineCount(1);
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void otherStartsThatFailAreNoAnswersEither() throws IOException, InterruptedException {
        assertThat(sh("(ulimit -v 500000; plimsoll --version)")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(69);
            assertThat(ended.err()).startsWith("plimsoll: Java does not start: ").contains("ulimit -v is 500000 kB");
        });
        assertThat(sh("mkdir gone; cd gone; rmdir ../gone; plimsoll --version")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(69);
            assertThat(ended.err()).contains("the current folder is gone");
        });
        assertThat(sh("copy a:b; $bare a:b/plimsoll --version")).satisfies(ended -> {
            assertThat(ended.code()).isEqualTo(69);
            assertThat(ended.err()).contains("a:b has a colon in its name");
        });
        assertThat(sh("JAVA_TOOL_OPTIONS=-XX:+UseG1GC; export JAVA_TOOL_OPTIONS; PLIMSOLL_CDS=off '" + ROOT + "/plimsoll' --version").code())
                .as("another collector").isZero();
    }

    @Test
    void aCopyIsBuiltAnewOnlyWhenItIsAnotherOrBroken() throws IOException, InterruptedException {
        Ended ended = sh("""
                copy c
                start() { echo "- $1"; $bare c/plimsoll --version; echo "$?"; }
                exec 2>&1
                start 'a copy'
                [ -n "$(find c/lib/plimsoll-app/target/app -name staged -newermt 2002-01-01)" ] || echo 'and compares each time'
                file=c/lib/plimsoll/src/main/java/dev/plimsoll/Plimsoll.java
                cp -p "$file" kept
                echo >>"$file"
                start 'an edit'
                cp kept "$file"
                start 'the edit taken back'
                mv "$file" c/lib/plimsoll/src/main/java/dev/plimsoll/Other.java
                touch -d 2001-01-01 c/lib/plimsoll-app/target/app/staged
                start 'another name'
                mv c/lib/plimsoll/src/main/java/dev/plimsoll/Other.java "$file"
                rm c/lib/plimsoll-app/target/app/lib
                mkdir c/lib/plimsoll-app/target/app/lib
                cp '%1$s'/lib/plimsoll-app/target/app/lib/* c/lib/plimsoll-app/target/app/lib
                head -c 1000 kept >c/lib/plimsoll-app/target/app/lib/plimsoll.jar
                touch -d 2001-01-01 c/lib/plimsoll-app/target/app/lib/plimsoll.jar
                start 'a jar cut short'
                """.formatted(ROOT));
        String version = "plimsoll \\d.*\n";
        String failed = "plimsoll: the build failed: a build in /.*\n69\n";
        assertThat(ended.out()).matches("- a copy\n" + version + "0\n"
                + "- an edit\nBuilding Plimsoll \\(the sources have changed\\) …\n" + failed
                + "- the edit taken back\n" + version + "0\n"
                + "- another name\nBuilding Plimsoll \\(the sources have changed\\) …\n" + failed
                + "- a jar cut short\nBuilding Plimsoll \\(files of the last build are missing or damaged\\) …\n" + failed);
    }
}
