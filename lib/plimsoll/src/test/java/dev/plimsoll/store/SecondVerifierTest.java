package dev.plimsoll.store;

import static dev.plimsoll.Sampled.SOAK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.Sampled;
import dev.plimsoll.store.RowTamperings.Kind;
import dev.plimsoll.store.chain.RewrittenChain;
import dev.plimsoll.store.chain.Verification;
import dev.plimsoll.store.chain.VerifyFinding;
import dev.plimsoll.store.chain.VerifyReport;
import dev.plimsoll.store.chain.VerifyRequest;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.chain.VerifySql;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.schema.Migrator;
import dev.plimsoll.store.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verifiers in sql/verify, which share no code with the library, say the same as it does. */
class SecondVerifierTest {

    private static final Path SQL = Path.of(System.getProperty("plimsoll.root"), "sql", "verify");

    @TempDir
    private static Path folder;

    private static byte[] base;
    private static Class<?> program;

    @BeforeAll
    static void compileIt() throws Exception {
        Path file = folder.resolve("base.duckdb");
        TamperBase.write(file);
        base = Stores.bytes(file);
        // Compiled against the JDK and the driver alone: the class path of this test would hide a dependency.
        String driver = Path.of(DuckDBDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "--release", "17", "-Xlint:all", "-Werror", "-proc:none", "-cp",
                driver, "-d", folder.toString(), SQL.resolve("PlimsollVerify.java").toString())).isZero();
        program = new java.net.URLClassLoader(new java.net.URL[] {folder.toUri().toURL()}).loadClass("PlimsollVerify");
    }

    @Test
    void theSqlIsThatOfThisSchema() throws IOException {
        Path file = SQL.resolve("verify.sql");
        if (Boolean.getBoolean("plimsoll.update")) {
            Files.writeString(file, VerifySql.write());
        }
        assertThat(Files.readString(file)).as("stale: " + VerifySql.COMMAND).isEqualTo(VerifySql.write());
    }

    @Test
    void integrityCountsTheRowsOfEveryKind() throws IOException {
        Path file = Path.of(System.getProperty("plimsoll.root"), "sql/view/integrity.sql");
        String sql = Files.readString(file);
        String counts = ArtifactSchema.all().stream()
                .map(kind -> "SELECT artifact_id, count(*) AS rows, min(rowid) AS first_row, max(rowid) AS last_row FROM main."
                        + kind.table() + " GROUP BY artifact_id")
                .collect(Collectors.joining("\n    UNION ALL ", "rows_there AS (\n    ", "),\nblocks_there"));
        String current = sql.replaceFirst("(?s)rows_there AS \\(.*?\\),\nblocks_there", Matcher.quoteReplacement(counts));
        if (Boolean.getBoolean("plimsoll.update")) {
            Files.writeString(file, current);
        }
        assertThat(Files.readString(file)).as("stale: " + VerifySql.COMMAND).isEqualTo(current).contains(counts);
    }

    @Test
    void allFindNothingInAStoreThatNobodyTouched() throws Exception {
        Path file = Stores.write(folder.resolve("untouched.duckdb"), base);
        try (Connection connection = Stores.connect(file)) {
            String head = Stores.text(connection, "SELECT record_hash FROM chain ORDER BY sequence DESC LIMIT 1");
            assertThat(byProgram(connection, head)).isEqualTo("Head: " + head + " (record " + Stores.text(connection,
                    "SELECT count(*) FROM chain") + ")\nIntact.\n");
            assertThat(bySql(connection)).isEmpty();
            assertThat(byProgram(connection, "0".repeat(64))).contains("HEAD_NOT_FOUND").contains("NOT INTACT: 1 findings.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 8})
    void theProgramReadsStoresOfOlderSchemas(int version) throws Exception {
        try (Connection connection = Stores.connect(GoldenFiles.unzip(version, folder.resolve("v" + version + ".duckdb")))) {
            assertThat(byProgram(connection, null)).endsWith("\nIntact.\n");
        }
    }

    /** DuckDB would name the database after the file, and could not tell it from a schema of that name. */
    @Tag("sampled")
    @Test
    void bothReadAStoreWhateverItsFileIsCalled() throws Exception {
        for (String name : Sampled.THOROUGH ? List.of("main.duckdb", "system", "it's.duckdb") : List.of("main.duckdb", "it's.duckdb")) {
            Path file = Files.write(folder.resolve(name), base);
            try (Connection connection = (Connection) method("open", Path.class).invoke(null, file)) {
                assertThat(byProgram(connection, null)).as(name).endsWith("Intact.\n");
            }
            if (!Sampled.THOROUGH && !name.equals("main.duckdb")) {
                continue; // which takes three times as long, and is told the file by its user
            }
            try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties())) {
                Stores.execute(connection, "ATTACH '" + file.toString().replace("'", "''") + "' AS store (READ_ONLY); USE store; DETACH memory");
                assertThat(Stores.rows(connection, findings())).as(name).isEmpty();
            }
        }
    }

    @Test
    void allNameTheSameRecordsArtifactsAndBlocks() throws Exception {
        SplittableRandom random = new SplittableRandom(21);
        List<String> tables = RowTamperings.tables();
        Set<String> done = new TreeSet<>();
        for (int i = 0; i < (SOAK ? 80 : 3); i++) {
            String table = tables.get((SOAK ? i : i * 13 + 3) % tables.size());
            Path file = folder.resolve("rows.duckdb");
            // But in the soak one after the other in the same store: most of the time would go into verifying.
            try (Connection connection = Stores.connect(SOAK || i == 0 ? Stores.write(file, base) : file)) {
                Triggers triggers = Triggers.drop(connection, table);
                Optional<Tampering> tampering = Optional.empty();
                for (int k = 0; tampering.isEmpty() && k < 4; k++) {
                    tampering = new RowTamperings(connection, random).tamper(table, Kind.values()[(i + k) % 4]);
                }
                assertThat(tampering).as(table).isPresent();
                done.add(tampering.get().what());
                triggers.restore(connection);
                if (SOAK || i == 2) {
                    agree(connection, done.toString());
                    done.clear();
                }
            }
        }
    }

    @Test
    void allSeeWhatWasDoneToTheChainAndToTriggers() throws Exception {
        SplittableRandom random = new SplittableRandom(22);
        for (int kind : SOAK ? new int[] {0, 1, 2, 3, 6, 7, 8, 9} : new int[] {2}) {
            Path file = Stores.write(folder.resolve("chain.duckdb"), base);
            try (Connection connection = Stores.connect(file)) {
                Triggers triggers = Triggers.drop(connection, "chain");
                new OtherTamperings(connection, random).chain(kind);
                triggers.restore(connection);
                assertThat(byProgram(connection, null)).contains("NOT INTACT");
                assertThat(bySql(connection)).isNotEmpty();
            }
        }
        try (Connection connection = Stores.connect(Stores.write(folder.resolve("triggers.duckdb"), base))) {
            Stores.execute(connection, "DROP TRIGGER weight_v1_no_update ON weight_v1");
            assertThat(byProgram(connection, null)).contains("OBJECT_MISSING |  | trigger on weight_v1 |  |  | expected a trigger after UPDATE");
            assertThat(bySql(connection)).containsExactly("OBJECT_MISSING null null null");
        }
    }

    @Test
    void allSeeWhereRowsAreNotedWrongly() throws Exception {
        try (Connection connection = Stores.connect(Stores.write(folder.resolve("ranges.duckdb"), base))) {
            Triggers triggers = Triggers.drop(connection, "artifact_range");
            Stores.execute(connection, "UPDATE artifact_range SET row_count = row_count + 1 WHERE artifact_id = (SELECT min(artifact_id) "
                    + "FROM artifact_range)");
            Stores.execute(connection, "DELETE FROM artifact_range WHERE artifact_id = (SELECT max(artifact_id) FROM artifact_range)");
            Stores.execute(connection, "INSERT INTO artifact_range VALUES (repeat('f', 64), 0, 1)");
            triggers.restore(connection);
            assertThat(agree(connection, "ranges")).hasSize(3).allMatch(finding -> finding.startsWith("RANGE_CHANGED null "));
        }
    }

    /** All hashes are right again; what receipts, certificates and sign-offs say the head was then is not. */
    @Tag("thorough")
    @Test
    void allSeeThatTheChainWasWrittenAnew() throws Exception {
        String sign1 = "HEAD_UNKNOWN sign_off 1 null null";
        String sign2 = "HEAD_UNKNOWN sign_off 2 null null";
        String replay = "HEAD_UNKNOWN replay 1 null null";
        String lookahead = "HEAD_UNKNOWN lookahead 1 null null";
        String sweep = "HEAD_UNKNOWN sweep_batch 1 null null";
        assertThat(rewritten("a run's machine changed", "UPDATE run_environment SET os = 'another' WHERE run_id = 'first'", "run_environment",
                subjects -> { })).containsExactlyInAnyOrder(sign1, sign2, replay, lookahead, sweep);
        assertThat(rewritten("a promotion removed", "DELETE FROM promotion WHERE sequence = 1", "promotion",
                subjects -> subjects.removeIf(s -> s.subject().equals("promotion") && s.id().equals("1"))))
                .containsExactlyInAnyOrder(replay, lookahead, sweep);
        assertThat(rewritten("a promotion invented before the last receipt", "INSERT INTO promotion VALUES (3, NULL, NULL, NULL, 'x', 'y', now())",
                "promotion", subjects -> subjects.add(subjects.size() - 1, new VerifyFinding.RecordRef(0, "promotion", "3"))))
                .containsExactlyInAnyOrder(lookahead);
        assertThat(rewritten("a sign-off that claims an older head", "UPDATE sign_off SET chain_head = (SELECT record_hash FROM chain WHERE "
                + "sequence = 2) WHERE sequence = 2", "sign_off", subjects -> { })).containsExactlyInAnyOrder(sign2, replay, lookahead, sweep);
    }

    /** Rows and chain agree with each other; what runs and audits refer to does not. */
    @Test
    void allSeeWhatRefersToNothingOrToAnother() throws Exception {
        String audit = Drafts.audit("first", "second").auditId();
        assertThat(rewritten("a run that supersedes one that is not there, and says so in one place", "UPDATE run SET supersedes = 'nobody' "
                + "WHERE run_id = 'long'; DELETE FROM run_parent WHERE run_id = 'second'; INSERT INTO run_parent VALUES ('bad', 'first', "
                + "'scalars'); UPDATE audit_record SET based_on = audit_id", "run,run_parent,audit_record", subjects -> { })).contains(
                        "REFERENCE_BROKEN run long null null", "REFERENCE_BROKEN run second null null", "REFERENCE_BROKEN run bad null null",
                        "REFERENCE_BROKEN audit " + audit + " null null").noneMatch(finding -> finding.startsWith("ROWS_CHANGED"));
    }

    private Set<String> rewritten(String what, String sql, String table, Consumer<List<VerifyFinding.RecordRef>> change) throws Exception {
        Path file = Stores.write(folder.resolve("rewritten.duckdb"), base);
        try (Connection connection = Stores.connect(file)) {
            Triggers triggers = Triggers.drop(connection, (table + ",chain").split(","));
            Stores.execute(connection, sql);
            RewrittenChain.write(connection, change);
            triggers.restore(connection);
            return agree(connection, what);
        }
    }

    @Test
    void theProgramChecksTheFilesOfAPack() throws Exception {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.write(Files.createDirectories(pack.resolve("store")).resolve("s-1.duckdb"), base);
        Files.writeString(pack.resolve("a.csv"), "a");
        Files.writeString(pack.resolve("SHA256SUMS"), Sha256.hex(Sha256.digest().digest(base)) + "  store/s-1.duckdb\n" + Sha256.hex("a")
                + "  a.csv\n" + Sha256.hex("b") + "  b.csv\n" + Sha256.hex("a") + "  c.csv\n");
        Files.writeString(pack.resolve("c.csv"), "c");
        Files.writeString(pack.resolve("d.csv"), "d");
        assertThat(packByProgram(pack)).isEqualTo("FILE_MISSING |  | file b.csv |  |  | expected " + Sha256.hex("b")
                + " | found no file of the pack's own\nFILE_CHANGED |  | file c.csv |  |  | expected " + Sha256.hex("a") + " | found "
                + Sha256.hex("c") + "\nWarning: SHA256SUMS does not name the file d.csv.\nNOT INTACT: 2 files of the pack.\n[store/s-1.duckdb] 2");
    }

    private static String packByProgram(Path pack) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            List<String> snapshots = new ArrayList<>();
            Object wrong = method("pack", Path.class, List.class).invoke(null, pack, snapshots); // fills the list
            System.out.print(snapshots + " " + wrong);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Code, record, artifact and block of every finding are the same, from whomever. */
    private Set<String> agree(Connection connection, String what) throws Exception {
        Set<String> expected = new TreeSet<>();
        VerifyReport report = Verification.of(connection, Schema.objects(Migrator.bundled().version(), true, Optional.empty()), true,
                VerifyRequest.all(), VerifyListener.NONE);
        for (VerifyFinding f : report.findings()) {
            boolean artifact = f.artifact().isPresent();
            expected.add(f.code() + " " + (artifact ? null : f.record().map(r -> r.subject() + " " + r.id()).orElse(null)) + " "
                    + f.artifact().map(VerifyFinding.ArtifactRef::id).orElse(null) + " " + (f.block().isPresent() ? f.block().getAsInt() : null));
        }
        assertThat(expected).as(what).isNotEmpty();
        Set<String> program = new TreeSet<>();
        byProgram(connection, null).lines().filter(line -> line.contains(" | ")).forEach(line -> {
            String[] parts = line.split(" \\| ", -1);
            program.add(parts[0] + " " + orNull(parts[1]) + " " + orNull(parts[3]) + " " + orNull(parts[4]));
        });
        assertThat(program).as(what + " by the program").isEqualTo(expected);
        assertThat(new TreeSet<>(bySql(connection))).as(what + " by SQL").isEqualTo(expected);
        return expected;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Method method(String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = program.getDeclaredMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    /** What the program prints. */
    private static String byProgram(Connection connection, String head) throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        var constructor = program.getDeclaredConstructor(Connection.class);
        constructor.setAccessible(true);
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            method("verify", String.class).invoke(constructor.newInstance(connection), head);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static String findings() throws IOException {
        String sql = Files.readString(SQL.resolve("verify.sql"));
        return sql.substring(0, sql.indexOf(";\n\n-- The head"));
    }

    /** Code, record, artifact and block of each row that the first statement of the file answers. */
    private static List<String> bySql(Connection connection) throws IOException, SQLException {
        List<String> findings = new ArrayList<>();
        for (List<Object> row : Stores.rows(connection, findings())) {
            findings.add(row.get(0) + " " + row.get(1) + " " + row.get(3) + " " + row.get(4));
        }
        return findings;
    }
}
