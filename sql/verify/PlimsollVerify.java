import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Checks a Plimsoll store of schema version 6 to 9 without Plimsoll: one file, nothing but a JDK (17 or later) and DuckDB's JDBC driver.
 *
 * <pre>java -cp duckdb_jdbc.jar sql/verify/PlimsollVerify.java STORE [HEAD]</pre>
 *
 * STORE is a file, or the folder of an evidence pack, whose files are compared with its SHA256SUMS first.
 * Prints one line for each finding, then the head of the hash chain. Ends with 0 when the store is intact, 2 when it is not.
 * README.md beside this file says what is checked and how the hashes are made.
 */
public class PlimsollVerify {

    private static final String NO_HASH = "0".repeat(64);
    private static final int BLOCK_ROWS = 64;
    private static final int SWEEPS_SINCE = 9;

    /** Which column of a table says what chain record a row belongs to; the first table of each subject has one row per record. */
    private static final Map<String, List<String>> SUBJECTS = new LinkedHashMap<>();

    static {
        SUBJECTS.put("migration", List.of("version", "schema_version"));
        SUBJECTS.put("views", List.of("sha256", "view_set"));
        SUBJECTS.put("run", List.of("run_id", "run", "run_outcome", "run_parent", "run_environment", "run_config", "run_warning",
                "run_artifact", "artifact_input", "import_check"));
        SUBJECTS.put("audit", List.of("audit_id", "audit_record", "audit_figure", "validation_finding", "validation_evidence", "alert"));
        SUBJECTS.put("sign_off", List.of("sequence", "sign_off"));
        SUBJECTS.put("promotion", List.of("sequence", "promotion"));
        SUBJECTS.put("replay", List.of("sequence", "replay_receipt", "replay_artifact"));
        SUBJECTS.put("lookahead", List.of("sequence", "lookahead_certificate", "lookahead_check"));
        SUBJECTS.put("incident", List.of("sequence", "incident"));
        SUBJECTS.put("sweep", List.of("sweep_id", "sweep", "sweep_task"));
        SUBJECTS.put("sweep_batch", List.of("sequence", "sweep_batch", "sweep_result"));
    }

    private record Column(String name, String type) {
    }

    private record Kind(String kind, int version, String table, List<Column> columns, List<String> keys) {
    }

    private record StoredArtifact(String id, Kind kind, Set<String> present, long rows) {
    }

    private final Map<String, List<String>> subjects = new LinkedHashMap<>(SUBJECTS);
    private final Connection connection;
    private final List<String> findings = new ArrayList<>();

    private PlimsollVerify(Connection connection) {
        this.connection = connection;
    }

    /** The store's file and, if known, a head. */
    public static void main(String[] args) throws Exception {
        if (args.length < 1 || args.length > 2 || args.length == 2 && !args[1].matches("[0-9a-f]{64}")) {
            System.err.println("Usage: java -cp duckdb_jdbc.jar PlimsollVerify.java STORE [HEAD]; a head is 64 hexadecimal digits.");
            System.exit(64);
        }
        Path store = Path.of(args[0]);
        int wrong = 0;
        if (Files.exists(store.resolve("SHA256SUMS"))) {
            List<String> snapshots = new ArrayList<>();
            wrong = pack(store, snapshots);
            store = store.resolve(snapshots.size() == 1 ? snapshots.get(0) : "store");
        }
        if (!Files.isRegularFile(store)) {
            System.err.println("There is no store " + store + ".");
            System.exit(66);
        }
        List<String> findings;
        try (Connection connection = open(store)) {
            findings = new PlimsollVerify(connection).verify(args.length == 2 ? args[1] : null);
        }
        System.exit(findings.isEmpty() && wrong == 0 ? 0 : 2);
    }

    /** Files of an evidence pack against its SHA256SUMS; answers how many lack or were changed. Others are told of as warnings. */
    private static int pack(Path folder, List<String> snapshots) throws IOException {
        Set<String> named = new TreeSet<>(Set.of("SHA256SUMS"));
        int wrong = 0;
        for (String line : Files.readAllLines(folder.resolve("SHA256SUMS"))) {
            String expected = line.split("  ", 2)[0];
            String name = line.substring(Math.min(line.length(), expected.length() + 2));
            Path file = folder.resolve(name);
            named.add(name);
            if (name.matches("store/[^/]+\\.duckdb")) {
                snapshots.add(name);
            }
            boolean there = Files.isRegularFile(file) && file.toRealPath().equals(folder.toRealPath().resolve(name));
            String found = there ? hash(file) : "no file of the pack's own";
            if (!found.equals(expected)) {
                wrong++;
                System.out.println(String.join(" | ", there ? "FILE_CHANGED" : "FILE_MISSING", "", "file " + name, "", "",
                        "expected " + expected, "found " + found));
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)).map(file -> folder.relativize(file).toString())
                    .filter(name -> !named.contains(name.replace('\\', '/'))).sorted()
                    .forEach(name -> System.out.println("Warning: SHA256SUMS does not name the file " + name + "."));
        }
        System.out.println(wrong == 0 ? "The files of the pack are those of SHA256SUMS." : "NOT INTACT: " + wrong + " files of the pack.");
        return wrong;
    }

    private static String hash(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
            in.transferTo(OutputStream.nullOutputStream());
            return hex(in.getMessageDigest().digest());
        }
    }

    /** Under a name of its own: in a file main.duckdb, DuckDB could not tell the database from the schema. */
    private static Connection open(Path store) throws SQLException {
        Properties streaming = new Properties();
        streaming.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", streaming);
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + store.toAbsolutePath().toString().replace("'", "''") + "' AS store (READ_ONLY); USE store; "
                    + "DETACH memory");
        }
        return connection;
    }

    /** All findings, printed as they come. */
    private List<String> verify(String knownHead) throws SQLException, IOException {
        boolean[] chained = {false};
        query("SELECT 1 FROM system.main.duckdb_tables() WHERE schema_name = 'main' AND table_name = 'chain'", row -> chained[0] = true);
        if (!chained[0]) {
            finding("NO_CHAIN", "", "chain", "", "", "a Plimsoll store of schema version 6 to 9", "no table chain");
            return findings;
        }
        triggers();
        int[] version = {0};
        query("SELECT max(version) FROM main.schema_version", row -> version[0] = row.getInt(1));
        if (version[0] < SWEEPS_SINCE) {
            subjects.keySet().removeAll(List.of("sweep", "sweep_batch")); // their tables came later
        }
        Map<String, Map<String, String>> records = chain(knownHead);
        for (Map.Entry<String, List<String>> subject : subjects.entrySet()) {
            try {
                catalogue(subject.getKey(), subject.getValue(), records);
            } catch (SQLException e) {
                finding("UNREADABLE", subject.getKey(), "", "", "", "rows", e.getMessage());
            }
        }
        heads();
        references();
        artifacts();
        System.out.println(findings.isEmpty() ? "Intact." : "NOT INTACT: " + findings.size() + " findings.");
        return findings;
    }

    private void finding(String code, String record, String table, String artifact, Object block, String expected, String found) {
        String line = String.join(" | ", code, record, table, artifact, String.valueOf(block), "expected " + expected, "found "
                + String.valueOf(found).strip().lines().findFirst().orElse(""));
        findings.add(line);
        System.out.println(line);
    }

    private interface Row {
        void read(ResultSet row) throws SQLException, IOException;
    }

    private void query(String sql, Row reader) throws SQLException, IOException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** Every table refuses updates and deletions, but in a copy for DuckDB 1, which has no triggers; what that is for stays empty. */
    private void triggers() throws SQLException, IOException {
        Map<String, Set<String>> guarded = new TreeMap<>();
        query("SELECT table_name FROM system.main.duckdb_tables() WHERE schema_name = 'main' AND NOT internal "
                + "AND table_name <> 'append_only_guard' AND (SELECT NOT system.main.starts_with(tags['storage_version'], 'v1.') FROM "
                + "system.main.duckdb_databases() AS d WHERE d.database_name = system.main.current_database())",
                row -> guarded.put(row.getString(1), new TreeSet<>()));
        query("SELECT table_name, event_manipulation, trigger_name, sql FROM system.main.duckdb_triggers()", row -> {
            String table = row.getString(1);
            String event = row.getString(2);
            String body = "AFTER " + event + " ON " + table + " FOR EACH STATEMENT INSERT INTO append_only_guard SELECT error('" + table
                    + " is append-only: ";
            if (guarded.containsKey(table) && row.getString(4).replace("\"", "").contains(body) && !row.getString(4).contains(" WHERE ")) {
                guarded.get(table).add(event);
            } else {
                finding("OBJECT_CHANGED", "", "trigger " + row.getString(3) + " on " + table, "", "", "a trigger that refuses", row.getString(4));
            }
        });
        guarded.forEach((table, events) -> {
            for (String event : List.of("UPDATE", "DELETE")) {
                if (!events.contains(event)) {
                    finding("OBJECT_MISSING", "", "trigger on " + table, "", "", "a trigger after " + event, "none");
                }
            }
        });
        query("SELECT system.main.count(*) FROM main.append_only_guard", row -> {
            if (row.getLong(1) > 0) {
                finding("DEFINITION_CHANGED", "", "append_only_guard", "", "", "no rows", row.getLong(1) + " rows");
            }
        });
    }

    /** Follows the chain; answers each record's table lines by subject and id. */
    private Map<String, Map<String, String>> chain(String knownHead) throws SQLException, IOException {
        Map<String, Map<String, String>> records = new LinkedHashMap<>();
        String[] last = {NO_HASH, "0", ""};
        boolean[] known = {knownHead == null};
        query("SELECT sequence, subject, subject_id, system.main.epoch_us(recorded_at), record, previous_hash, record_hash FROM main.chain "
                + "ORDER BY sequence", row -> {
            int sequence = row.getInt(1);
            String name = row.getString(2) + " " + row.getString(3);
            String text = row.getString(5);
            int expected = Integer.parseInt(last[1]) + 1;
            if (sequence != expected) {
                finding("RECORD_MISSING", "record " + expected, "chain", "", "", "record " + expected, "record " + sequence);
            }
            String[] lines = text.split("\n", -1);
            String start = "plimsoll/chain/1\n" + sequence + "\n" + row.getString(2) + "\n" + row.getString(3) + "\n" + row.getLong(4) + "\n";
            if (lines.length > 1 && !lines[1].equals(String.valueOf(sequence))) {
                finding("RECORD_MOVED", name, "chain", "", "", "a text of record " + sequence, lines[1]);
            } else if (!text.startsWith(start)) {
                finding("RECORD_CHANGED", name, "chain", "", "", "a text that starts as the columns say", text);
            }
            if (sequence == expected && !row.getString(6).equals(last[0])) {
                finding("RECORD_CHANGED", name, "chain", "", "", "previous_hash " + last[0], row.getString(6));
            }
            String hash = hex(sha256().digest((row.getString(6) + "\n" + text).getBytes(StandardCharsets.UTF_8)));
            if (!hash.equals(row.getString(7))) {
                finding("RECORD_CHANGED", name, "chain", "", "", "record_hash " + hash, row.getString(7));
            }
            Map<String, String> tables = new LinkedHashMap<>();
            int count = SUBJECTS.getOrDefault(row.getString(2), List.of("")).size() - 1;
            for (String line : text.lines().toList().subList(Math.max(0, (int) text.lines().count() - count), (int) text.lines().count())) {
                tables.put(line.split(" ", 2)[0], line);
            }
            records.put(name, tables);
            known[0] |= row.getString(7).equals(knownHead);
            last[0] = row.getString(7);
            last[1] = String.valueOf(sequence);
        });
        if (!known[0]) {
            finding("HEAD_NOT_FOUND", "", "chain", "", "", "a record of hash " + knownHead, "a chain that ends with " + last[0]);
        }
        System.out.println("Head: " + last[0] + " (record " + last[1] + ")");
        return records;
    }

    /** The rows of every record of a subject, hashed again. */
    private void catalogue(String subject, List<String> keyAndTables, Map<String, Map<String, String>> records)
            throws SQLException, IOException {
        String key = keyAndTables.get(0);
        Map<String, Map<String, List<byte[]>>> rows = new LinkedHashMap<>(); // record, table
        Map<String, String> headers = new LinkedHashMap<>();
        records.keySet().stream().filter(name -> name.startsWith(subject + " ")).forEach(name -> rows.put(name, new LinkedHashMap<>()));
        for (String table : keyAndTables.subList(1, keyAndTables.size())) {
            List<Column> columns = columns(table);
            StringBuilder header = new StringBuilder(table + "\n");
            columns.forEach(column -> header.append(column.name()).append(':').append(column.type()).append('\n'));
            headers.put(table, header + "\n");
            query("SELECT " + selected(columns) + ", CAST(\"" + key + "\" AS VARCHAR) FROM main.\"" + table + "\"", row -> rows
                    .computeIfAbsent(subject + " " + row.getString(columns.size() + 1), id -> new LinkedHashMap<>())
                    .computeIfAbsent(table, t -> new ArrayList<>()).add(encode(row, columns, null)));
        }
        for (Map.Entry<String, Map<String, List<byte[]>>> record : rows.entrySet()) {
            Map<String, String> lines = records.get(record.getKey());
            if (lines == null) {
                finding("NOT_RECORDED", record.getKey(), String.join(", ", record.getValue().keySet()), "", "", "a chain record", "none");
                continue;
            }
            if (!record.getValue().containsKey(keyAndTables.get(1))
                    && lines.getOrDefault(keyAndTables.get(1), "").startsWith(keyAndTables.get(1) + " 0 ")) {
                finding("ROWS_CHANGED", record.getKey(), keyAndTables.get(1), "", "", "a row that the record is about", "none");
            }
            for (String table : headers.keySet()) {
                List<byte[]> found = record.getValue().getOrDefault(table, new ArrayList<>());
                found.sort(Arrays::compareUnsigned);
                MessageDigest digest = sha256();
                digest.update(headers.get(table).getBytes(StandardCharsets.UTF_8));
                found.forEach(digest::update);
                String line = table + " " + found.size() + " " + hex(digest.digest());
                if (!line.equals(lines.get(table))) {
                    finding("ROWS_CHANGED", record.getKey(), table, "", "", String.valueOf(lines.get(table)), line);
                }
            }
        }
    }

    /** What runs and audits refer to without a foreign key. */
    private void references() throws SQLException, IOException {
        String stated = "(SELECT run_id, supersedes AS parent_run_id, 'supersedes' AS relation FROM main.run WHERE supersedes IS NOT NULL "
                + "UNION ALL SELECT run_id, precomputed_run_id, 'scalars' FROM main.run WHERE precomputed_run_id IS NOT NULL)";
        String parents = "(SELECT run_id, parent_run_id, relation FROM main.run_parent WHERE relation IN ('supersedes', 'scalars'))";
        query(stated + " EXCEPT " + parents, row -> finding("REFERENCE_BROKEN", "run " + row.getString(1), "run", "", "",
                row.getString(3) + " " + row.getString(2), "no such row in run_parent"));
        query(parents + " EXCEPT " + stated, row -> finding("REFERENCE_BROKEN", "run " + row.getString(1), "run", "", "",
                row.getString(3) + " " + row.getString(2), "a row in run_parent, but not in run"));
        query("SELECT a.audit_id, a.based_on FROM main.audit_record AS a WHERE a.based_on IS NOT NULL AND NOT EXISTS ("
                + "SELECT 1 FROM main.audit_record AS b WHERE b.audit_id = a.based_on AND b.sequence < a.sequence "
                + "AND b.baseline_run_id = a.baseline_run_id AND b.scaled_run_id IS NOT DISTINCT FROM a.scaled_run_id)",
                row -> finding("REFERENCE_BROKEN", "audit " + row.getString(1), "audit_record", "", "", "based_on " + row.getString(2),
                        "no such earlier audit of the same runs"));
    }

    /** Receipts, certificates and sign-offs state the head before their own record; only incidents can have come between. */
    private void heads() throws SQLException, IOException {
        List<String[]> chain = new ArrayList<>(); // subject, id, hash
        Map<String, Integer> places = new LinkedHashMap<>();
        query("SELECT subject, subject_id, record_hash FROM main.chain ORDER BY sequence", row -> {
            places.put(row.getString(1) + " " + row.getString(2), chain.size());
            chain.add(new String[] {row.getString(1), row.getString(2), row.getString(3)});
        });
        for (String subject : subjects.keySet().stream().filter(List.of("sign_off", "replay", "lookahead", "sweep_batch")::contains).toList()) {
            String table = SUBJECTS.get(subject).get(1);
            query("SELECT CAST(sequence AS VARCHAR), chain_head FROM main.\"" + table + "\" WHERE chain_head IS NOT NULL", row -> {
                String name = subject + " " + row.getString(1);
                if (!places.containsKey(name)) {
                    return; // told already
                }
                int before = places.get(name) - 1;
                String head = row.getString(2);
                while (before >= 0 && chain.get(before)[0].equals("incident") && !chain.get(before)[2].equals(head)) {
                    before--;
                }
                String expected = before < 0 ? NO_HASH : chain.get(before)[2];
                if (!expected.equals(head)) {
                    finding("HEAD_UNKNOWN", name, table, "", "", "head " + expected, "head " + head);
                }
            });
        }
    }

    private List<Column> columns(String table) throws SQLException, IOException {
        List<Column> columns = new ArrayList<>();
        query("SELECT column_name, data_type FROM system.main.duckdb_columns() WHERE schema_name = 'main' AND table_name = '" + table
                + "' ORDER BY column_index", row -> columns.add(new Column(row.getString(1), type(row.getString(2)))));
        return columns;
    }

    private static String type(String dataType) {
        return dataType.startsWith("ENUM") ? "ENUM" : dataType.startsWith("DECIMAL") ? "DECIMAL" : switch (dataType) {
            case "BIGINT" -> "INTEGER";
            case "JSON" -> "VARCHAR";
            case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMPTZ";
            default -> dataType;
        };
    }

    private static String selected(List<Column> columns) {
        List<String> selected = new ArrayList<>();
        for (Column column : columns) {
            String name = "\"" + column.name() + "\"";
            selected.add(switch (column.type()) {
                case "DATE" -> "(" + name + " - DATE '1970-01-01')";
                case "TIMESTAMPTZ" -> "system.main.epoch_us(" + name + ")";
                case "ENUM" -> "CAST(" + name + " AS VARCHAR)";
                default -> name;
            });
        }
        return String.join(", ", selected);
    }

    /** Canonical encoding 1: a tag byte and the value, big-endian; columns that are not present are left out. */
    private static byte[] encode(ResultSet row, List<Column> columns, Set<String> present) throws SQLException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int c = 0; c < columns.size(); c++) {
            if (present != null && !present.contains(columns.get(c).name())) {
                continue;
            }
            Object value = row.getObject(c + 1);
            if (value == null) {
                out.writeByte(0);
                continue;
            }
            switch (columns.get(c).type()) {
                case "DOUBLE" -> number(out, 1, Double.doubleToRawLongBits((Double) value + 0.0));
                case "INTEGER" -> number(out, 2, ((Number) value).longValue());
                case "DATE" -> number(out, 4, ((Number) value).longValue());
                case "TIMESTAMPTZ" -> number(out, 5, ((Number) value).longValue());
                case "BOOLEAN" -> {
                    out.writeByte(6);
                    out.writeByte((Boolean) value ? 1 : 0);
                }
                case "DECIMAL" -> {
                    BigDecimal decimal = (BigDecimal) value;
                    text(out, 7, decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
                }
                default -> text(out, 3, value.toString());
            }
        }
        return bytes.toByteArray();
    }

    private static void number(DataOutputStream out, int tag, long value) throws IOException {
        out.writeByte(tag);
        out.writeLong(value);
    }

    private static void text(DataOutputStream out, int tag, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeByte(tag);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** Every artifact's rows and block hashes; rows of none; artifacts of no run. */
    private void artifacts() throws SQLException, IOException {
        Map<String, Kind> kinds = kinds();
        Map<String, StoredArtifact> artifacts = new LinkedHashMap<>();
        query("SELECT artifact_id, kind, schema_version, columns, row_count FROM main.artifact", row -> {
            Kind kind = kinds.get(row.getString(2) + " " + row.getInt(3));
            artifacts.put(row.getString(1), new StoredArtifact(row.getString(1), kind, Set.of(row.getString(4).split(",")), row.getLong(5)));
        });
        query("SELECT artifact_id FROM main.artifact WHERE artifact_id NOT IN (SELECT artifact_id FROM main.run_artifact)",
                row -> finding("ARTIFACT_UNUSED", "", "artifact", row.getString(1), "", "a run that refers to it", "none"));
        query("SELECT run_id, artifact_id FROM main.run_artifact WHERE artifact_id NOT IN (SELECT artifact_id FROM main.artifact)",
                row -> finding("ARTIFACT_MISSING", "run " + row.getString(1), "artifact", row.getString(2), "", "an artifact", "none"));
        Map<String, Map<Integer, String>> blocks = new LinkedHashMap<>();
        query("SELECT artifact_id, block, row_count, sha256 FROM main.artifact_block", row -> {
            if (!artifacts.containsKey(row.getString(1))) {
                finding("ROWS_OF_NOTHING", "", "artifact_block", row.getString(1), row.getInt(2), "an artifact", "none");
            }
            blocks.computeIfAbsent(row.getString(1), id -> new TreeMap<>()).merge(row.getInt(2), row.getInt(3) + " " + row.getString(4),
                    (one, other) -> one + " and " + other);
        });
        boolean[] ranged = {false};
        query("SELECT 1 FROM main.schema_version WHERE version = 8", row -> ranged[0] = true);
        if (ranged[0]) {
            ranges(kinds.values(), artifacts);
        }
        Map<String, Set<String>> seen = new LinkedHashMap<>();
        for (Kind kind : kinds.values()) {
            seen.put(kind.kind(), new TreeSet<>());
            try {
                rows(kind, artifacts, blocks, seen.get(kind.kind()));
            } catch (SQLException e) {
                finding("UNREADABLE", "", kind.table(), "", "", "rows", e.getMessage());
            }
        }
        for (StoredArtifact artifact : artifacts.values()) {
            if (artifact.kind() == null) {
                finding("CONTENT_CHANGED", "", "artifact", artifact.id(), "", "a kind of artifact_schema", "none");
            } else if (!seen.get(artifact.kind().kind()).contains(artifact.id())) {
                Hashed empty = new Hashed(artifact);
                empty.compare(blocks.getOrDefault(artifact.id(), Map.of()));
            }
        }
    }

    /** Where the rows of each artifact are noted to be; of one that has other rows than recorded, the content is told instead. */
    private void ranges(Iterable<Kind> kinds, Map<String, StoredArtifact> artifacts) throws IOException {
        try {
            Map<String, String> noted = new TreeMap<>();
            query("SELECT artifact_id, first_row, first_row + row_count - 1 FROM main.artifact_range",
                    row -> noted.put(row.getString(1), "rows " + row.getLong(2) + " to " + row.getLong(3)));
            for (Kind kind : kinds) {
                query("SELECT artifact_id, system.main.min(rowid), system.main.max(rowid), system.main.count(*) FROM main.\"" + kind.table()
                        + "\" GROUP BY artifact_id", row -> {
                    StoredArtifact artifact = artifacts.get(row.getString(1));
                    if (artifact != null && artifact.kind() == kind) {
                        String there = "rows " + row.getLong(2) + " to " + row.getLong(3);
                        String was = noted.remove(artifact.id());
                        if (!there.equals(was) && row.getLong(4) == artifact.rows()) {
                            finding("RANGE_CHANGED", "", "artifact_range", artifact.id(), "", there, was == null ? "nothing" : was);
                        }
                    }
                });
            }
            noted.forEach((id, range) -> {
                if (!artifacts.containsKey(id) || artifacts.get(id).rows() == 0) {
                    finding("RANGE_CHANGED", "", "artifact_range", id, "", "nothing, as it has no rows", range);
                }
            });
        } catch (SQLException e) {
            finding("UNREADABLE", "", "artifact_range", "", "", "rows", e.getMessage());
        }
    }

    private Map<String, Kind> kinds() throws SQLException, IOException {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        query("SELECT kind, version, table_name, columns, definition_sha256 FROM main.artifact_schema", row -> {
            String definition = row.getString(1) + "\n" + row.getInt(2) + "\n" + row.getString(4) + "\n";
            if (!hex(sha256().digest(definition.getBytes(StandardCharsets.UTF_8))).equals(row.getString(5))) {
                finding("DEFINITION_CHANGED", "", "artifact_schema, kind " + row.getString(1), "", "", "columns of hash " + row.getString(5),
                        row.getString(4));
            }
            List<Column> columns = new ArrayList<>();
            List<String> keys = new ArrayList<>();
            for (String column : row.getString(4).split(",")) {
                String[] parts = column.split(":");
                columns.add(new Column(parts[0], parts[1].replaceAll("[*?]", "")));
                if (parts[1].endsWith("*")) {
                    keys.add(parts[1].startsWith("ENUM") ? "CAST(\"" + parts[0] + "\" AS VARCHAR)" : "\"" + parts[0] + "\"");
                }
            }
            kinds.put(row.getString(1) + " " + row.getInt(2), new Kind(row.getString(1), row.getInt(2), row.getString(3), columns, keys));
        });
        return kinds;
    }

    private void rows(Kind kind, Map<String, StoredArtifact> artifacts, Map<String, Map<Integer, String>> blocks, Set<String> seen)
            throws SQLException, IOException {
        Hashed[] open = new Hashed[1];
        query("SELECT " + selected(kind.columns()) + ", artifact_id FROM main.\"" + kind.table() + "\" ORDER BY artifact_id, "
                + String.join(", ", kind.keys()), row -> {
            String id = row.getString(kind.columns().size() + 1);
            if (open[0] == null || !open[0].artifact.id().equals(id)) {
                if (open[0] != null) {
                    open[0].compare(blocks.getOrDefault(open[0].artifact.id(), Map.of()));
                }
                seen.add(id);
                StoredArtifact artifact = artifacts.get(id);
                open[0] = new Hashed(artifact == null || artifact.kind() != kind ? new StoredArtifact(id, null, Set.of(), 0) : artifact);
            }
            open[0].add(row);
        });
        if (open[0] != null) {
            open[0].compare(blocks.getOrDefault(open[0].artifact.id(), Map.of()));
        }
    }

    /** An artifact while its rows come in. */
    private final class Hashed {
        private final StoredArtifact artifact;
        private final MessageDigest whole = sha256();
        private final Map<Integer, String> computed = new TreeMap<>();
        private MessageDigest block = sha256();
        private long rows;

        private Hashed(StoredArtifact artifact) {
            this.artifact = artifact;
            if (artifact.kind() != null) {
                StringBuilder header = new StringBuilder("plimsoll/1\n" + artifact.kind().kind() + "\n" + artifact.kind().version() + "\n");
                artifact.kind().columns().stream().filter(c -> artifact.present().contains(c.name()))
                        .forEach(c -> header.append(c.name()).append(':').append(c.type()).append('\n'));
                whole.update((header + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        private void add(ResultSet row) throws SQLException, IOException {
            if (artifact.kind() != null) {
                byte[] bytes = encode(row, artifact.kind().columns(), artifact.present());
                whole.update(bytes);
                block.update(bytes);
                for (int c = 0; c < artifact.kind().columns().size(); c++) {
                    String column = artifact.kind().columns().get(c).name();
                    if (!artifact.present().contains(column) && row.getObject(c + 1) != null) {
                        finding("COLUMN_FILLED", "", artifact.kind().table() + "." + column, artifact.id(), "", "NULL", row.getString(c + 1));
                    }
                }
            }
            if (++rows % BLOCK_ROWS == 0) {
                endBlock(BLOCK_ROWS);
            }
        }

        private void endBlock(long blockRows) {
            computed.put(computed.size(), blockRows + " " + hex(block.digest()));
            block = sha256();
        }

        private void compare(Map<Integer, String> recorded) {
            if (artifact.kind() == null) {
                finding("ROWS_OF_NOTHING", "", "data", artifact.id(), "", "an artifact of this table", "none, but " + rows + " rows");
                return;
            }
            if (rows % BLOCK_ROWS > 0) {
                endBlock(rows % BLOCK_ROWS);
            }
            String content = hex(whole.digest());
            Object first = "";
            for (int b = 0; first.equals("") && b < Math.max(computed.size(), recorded.size()); b++) {
                if (!String.valueOf(computed.get(b)).equals(recorded.get(b))) {
                    first = b;
                }
            }
            if (!content.equals(artifact.id())) {
                finding("CONTENT_CHANGED", "", first.equals("") ? "artifact" : artifact.kind().table(), artifact.id(), first, artifact.rows()
                        + " rows of this hash", rows + " rows of hash " + content);
            } else if (!first.equals("")) {
                finding("BLOCK_CHANGED", "", "artifact_block", artifact.id(), first, computed.get(first), recorded.get(first));
            }
            if (content.equals(artifact.id()) && rows != artifact.rows()) {
                finding("CONTENT_CHANGED", "", "artifact", artifact.id(), "", "row_count " + rows, String.valueOf(artifact.rows()));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
