package dev.plimsoll.store.chain;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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
        List<Segment> contiguous = new ArrayList<>();
        List<Segment> scattered = new ArrayList<>();
        try (Statement query = connection.createStatement(); ResultSet row = query.executeQuery("SELECT artifact_id, system.main.count(*), "
                + "system.main.min(rowid), system.main.max(rowid) FROM main.\"" + table + "\" " + condition + " GROUP BY artifact_id "
                + "ORDER BY 3")) {
            while (row.next()) {
                Segment segment = new Segment(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4));
                (segment.last() - segment.first() + 1 == segment.rows() ? contiguous : scattered).add(segment);
            }
        }
        return new Segments(contiguous, scattered);
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
