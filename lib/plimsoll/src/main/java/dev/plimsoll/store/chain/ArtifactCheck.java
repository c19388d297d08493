package dev.plimsoll.store.chain;

import dev.plimsoll.store.chain.ArtifactCheck.Segments.Segment;
import dev.plimsoll.store.chain.Selection.StoredArtifactRow;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.chain.VerifyRequest.VerifyListener;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.identity.ArtifactHash;
import dev.plimsoll.store.identity.Sha256;
import dev.plimsoll.store.kind.ArtifactSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hashes the rows of artifacts again. Every table is read once, in the order of the file; what does not come out right that way, or
 * does not lie in one piece, is inspected by itself afterwards.
 */
final class ArtifactCheck {

    private static final String BLOCKS = "artifact_block";
    private static final String RANGES = "artifact_range";

    private final Selection selection;
    private final Workers workers;
    private final VerifyListener listener;
    private final Map<String, ArtifactReader> readers = new LinkedHashMap<>();
    private final Map<String, String> blockLists = new ConcurrentHashMap<>();
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private final Findings findings;
    private final AtomicLong rows = new AtomicLong();

    ArtifactCheck(Selection selection, Workers workers, VerifyListener listener) {
        this.selection = selection;
        this.findings = selection.findings();
        this.workers = workers;
        this.listener = listener;
    }

    void run(Connection connection) throws SQLException {
        Map<ArtifactSchema, Segments> tables = new LinkedHashMap<>();
        for (ArtifactSchema schema : selection.kinds()) {
            Optional<Segments> segments = findings.read("table " + schema.table(), "rows of artifacts", () -> {
                readers.put(schema.kind(), new ArtifactReader(connection, schema));
                return find(connection, schema);
            });
            segments.ifPresentOrElse(found -> tables.put(schema, found), () -> readers.remove(schema.kind()));
        }
        listener.planned(tables.values().stream().mapToLong(Segments::rows).sum());
        List<Workers.Task> tasks = new ArrayList<>();
        tables.forEach((schema, segments) -> segments.chunks().forEach(chunk -> tasks.add(own -> scan(own, schema, chunk))));
        workers.run(tasks);
        checkEmptyOnes(tables);
        checkBlocks(connection);
        if (selection.hasRanges()) {
            findings.check("table " + RANGES, "rows of artifacts", () -> checkRanges(connection, tables.values()));
        }
        List<Workers.Task> inspections = new ArrayList<>();
        suspects.stream().sorted().forEach(id -> inspections.add(own -> inspect(own, selection.artifacts().get(id))));
        workers.run(inspections);
    }

    int artifacts() {
        return selection.artifacts().size();
    }

    long rows() {
        return rows.get();
    }

    /** Where the rows are; those of no artifact are told, those in pieces are suspect. */
    private Segments find(Connection connection, ArtifactSchema schema) throws SQLException {
        Rows.first(connection, "SELECT 0, " + readers.get(schema.kind()).selected() + " FROM main.\"" + schema.table() + "\" LIMIT 0",
                row -> true); // fails when a column lacks
        Segments all = Segments.of(connection, schema.table(), selection.condition());
        List<Segment> known = all.contiguous().stream().filter(segment -> isKnown(schema, segment)).toList();
        List<Segment> scattered = all.scattered().stream().filter(segment -> isKnown(schema, segment)).toList();
        scattered.forEach(segment -> suspects.add(segment.artifactId()));
        return new Segments(known, scattered);
    }

    private boolean isKnown(ArtifactSchema schema, Segment segment) {
        StoredArtifactRow artifact = selection.artifacts().get(segment.artifactId());
        if (artifact != null && artifact.schema() == schema) {
            return true;
        }
        if (selection.everything()) {
            rowsOfNothing(schema.table(), segment.artifactId(), segment.rows(),
                    artifact == null ? "no such artifact" : "an artifact of kind " + artifact.schema().kind());
        }
        return false;
    }

    private void rowsOfNothing(String table, String artifactId, long count, String found) {
        findings.add(VerifyCode.ROWS_OF_NOTHING, "table " + table, artifactId, "unknown",
                "an artifact of this table for its " + count + " rows", found);
    }

    private void scan(Connection own, ArtifactSchema schema, List<Segment> chunk) {
        long read = 0;
        try (Statement query = own.createStatement(); ResultSet row = query.executeQuery(query(schema.table(),
                readers.get(schema.kind()).selected(), chunk))) {
            ArtifactReader reader = readers.get(schema.kind());
            List<String> blocks = new ArrayList<>();
            ArtifactHash hash = new ArtifactHash((block, size, sha256) -> blocks.add(block + " " + size + " " + Sha256.hex(sha256)));
            boolean more = row.next();
            for (Segment segment : chunk) {
                StoredArtifactRow artifact = selection.artifacts().get(segment.artifactId());
                hash.start(artifact.schema(), artifact.present());
                blocks.clear();
                boolean filled = false;
                while (more && row.getLong(1) < segment.first()) {
                    more = row.next(); // of an artifact that is not looked at here
                }
                for (; more && row.getLong(1) <= segment.last(); more = row.next()) {
                    filled |= reader.put(row, artifact.present(), hash.cells()) != null;
                    hash.rowEnded();
                    read++;
                }
                String content = hash.end();
                if (filled || segment.rows() != artifact.rows() || !content.equals(artifact.id())) {
                    suspects.add(artifact.id());
                } else {
                    blockLists.put(artifact.id(), Sha256.hex(String.join(";", blocks))); // so little is kept of a large store
                }
            }
        } catch (SQLException e) {
            chunk.forEach(segment -> suspects.add(segment.artifactId())); // each by itself, to say which cannot be read
        }
        rows.addAndGet(read);
        listener.verified(read);
    }

    private static String query(String table, String selected, List<Segment> chunk) {
        return "SELECT rowid, " + selected + " FROM main.\"" + table + "\" WHERE rowid BETWEEN " + chunk.get(0).first() + " AND "
                + chunk.get(chunk.size() - 1).last();
    }

    /** Artifacts none of whose rows were seen: right only for one without rows. */
    private void checkEmptyOnes(Map<ArtifactSchema, Segments> tables) {
        Set<String> seen = new HashSet<>();
        tables.values().forEach(segments -> segments.contiguous().forEach(segment -> seen.add(segment.artifactId())));
        selection.artifacts().values().stream().filter(a -> tables.containsKey(a.schema()) && !seen.contains(a.id()))
                .forEach(a -> suspects.add(a.id()));
    }

    /** The recorded block hashes of all artifacts whose rows are right, a text of an artifact's blocks made by the database. */
    private void checkBlocks(Connection connection) {
        Set<String> seen = new HashSet<>();
        String sql = "SELECT artifact_id, system.main.count(*), "
                + "system.main.string_agg(system.main.concat(block, ' ', row_count, ' ', sha256), ';' ORDER BY block, rowid) "
                + "FROM main." + BLOCKS + " " + selection.condition() + " GROUP BY artifact_id ORDER BY artifact_id";
        findings.check("table " + BLOCKS, "hashes of blocks", () -> {
            Rows.each(connection, sql, row -> {
                String id = row.getString(1);
                seen.add(id);
                if (!selection.artifacts().containsKey(id) && selection.everything()) {
                    rowsOfNothing(BLOCKS, id, row.getLong(2), "no such artifact");
                } else if (blockLists.containsKey(id) && !blockLists.get(id).equals(Sha256.hex(row.getString(3)))) {
                    suspects.add(id);
                }
            });
            blockLists.keySet().stream().filter(id -> !seen.contains(id)).forEach(suspects::add);
        });
    }

    /** Where rows are noted to be; of an artifact with other rows than it should have, its content is told instead. */
    private void checkRanges(Connection connection, Collection<Segments> tables) throws SQLException {
        Map<String, String> noted = new HashMap<>();
        Rows.each(connection, "SELECT artifact_id, first_row, row_count FROM main." + RANGES + " " + selection.condition(),
                row -> noted.put(row.getString(1), range(row.getLong(2), row.getLong(3))));
        tables.stream().flatMap(table -> Stream.concat(table.contiguous().stream(), table.scattered().stream())).forEach(segment -> {
            String is = range(segment.first(), segment.last() - segment.first() + 1);
            String was = noted.remove(segment.artifactId());
            if (!is.equals(was) && segment.rows() == selection.artifacts().get(segment.artifactId()).rows()) {
                rangeChanged(segment.artifactId(), is, was == null ? "nothing" : was);
            }
        });
        for (Map.Entry<String, String> left : noted.entrySet()) {
            if (Rows.first(connection, "SELECT 1 FROM main.artifact WHERE artifact_id = ? AND row_count > 0", row -> true, left.getKey())
                    .isEmpty()) {
                rangeChanged(left.getKey(), "nothing, as it has no rows", left.getValue());
            }
        }
    }

    private static String range(long first, long rows) {
        return rows + " rows from row " + first;
    }

    private void rangeChanged(String artifactId, String expected, String found) {
        StoredArtifactRow artifact = selection.artifacts().get(artifactId);
        findings.add(VerifyCode.RANGE_CHANGED, "table " + RANGES, artifactId, artifact == null ? "unknown" : artifact.schema().kind(),
                expected, found);
    }

    private void inspect(Connection own, StoredArtifactRow artifact) {
        ArtifactReader reader = readers.get(artifact.schema().kind());
        if (reader != null) {
            Inspection.run(own, reader, artifact, findings);
        }
    }

    /**
     * Where the rows of each artifact are in a table. A store writes them one after the other, so a table can be read once from end to end
     * without naming the artifact in each row; whatever lies otherwise is looked up by its artifact.
     */
    record Segments(List<Segment> contiguous, List<Segment> scattered) {

        private static final long CHUNK_ROWS = 100_000;

        /** The rows of one artifact, from the first to the last. */
        record Segment(String artifactId, long rows, long first, long last) {
        }

        static Segments of(Connection connection, String table, String condition) throws SQLException {
            String sql = "SELECT artifact_id, system.main.count(*), system.main.min(rowid), system.main.max(rowid) FROM main.\"" + table
                    + "\" " + condition + " GROUP BY artifact_id ORDER BY 3";
            List<Segment> all = Rows.list(connection, sql,
                    row -> new Segment(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
            Map<Boolean, List<Segment>> segments = all.stream()
                    .collect(Collectors.partitioningBy(segment -> segment.last() - segment.first() + 1 == segment.rows()));
            return new Segments(segments.get(true), segments.get(false));
        }

        long rows() {
            return contiguous.stream().mapToLong(Segment::rows).sum() + scattered.stream().mapToLong(Segment::rows).sum();
        }

        /** The contiguous ones in portions that a thread reads in one query. */
        List<List<Segment>> chunks() {
            List<List<Segment>> chunks = new ArrayList<>();
            List<Segment> chunk = new ArrayList<>();
            long rows = 0;
            for (Segment segment : contiguous) {
                if (!chunk.isEmpty() && (rows + segment.rows() > CHUNK_ROWS
                        || segment.first() - chunk.get(chunk.size() - 1).last() > CHUNK_ROWS / 10)) {
                    chunks.add(chunk);
                    chunk = new ArrayList<>();
                    rows = 0;
                }
                chunk.add(segment);
                rows += segment.rows();
            }
            if (!chunk.isEmpty()) {
                chunks.add(chunk);
            }
            return chunks;
        }
    }
}
