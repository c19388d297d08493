package dev.plimsoll.store.chain;

import dev.plimsoll.error.PlainText;
import dev.plimsoll.store.chain.Selection.StoredArtifactRow;
import dev.plimsoll.store.chain.VerifyFinding.VerifyCode;
import dev.plimsoll.store.file.Rows;
import dev.plimsoll.store.identity.ArtifactHash;
import dev.plimsoll.store.identity.Sha256;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks at one artifact by itself, its rows in key order, and says what is wrong with it, if anything is. */
final class Inspection {

    private record Block(int number, int rows, String sha256) {

        @Override
        public String toString() {
            return PlainText.count(rows, "row") + " of hash " + sha256;
        }
    }

    private final Connection connection;
    private final ArtifactReader reader;
    private final StoredArtifactRow artifact;
    private final List<Block> computed = new ArrayList<>();
    private final List<String> firstKeys = new ArrayList<>();
    private final List<String> lastKeys = new ArrayList<>();
    private final Findings findings;
    private boolean isFilled;
    private long rows;

    private Inspection(Connection connection, ArtifactReader reader, StoredArtifactRow artifact, Findings findings) {
        this.connection = connection;
        this.reader = reader;
        this.artifact = artifact;
        this.findings = findings;
    }

    static void run(Connection connection, ArtifactReader reader, StoredArtifactRow artifact, Findings findings) {
        Inspection inspection = new Inspection(connection, reader, artifact, findings);
        try {
            inspection.compare(inspection.contentHash(), inspection.recorded());
        } catch (SQLException e) {
            inspection.add(VerifyCode.UNREADABLE, "table " + artifact.schema().table(), artifact.rows() + " rows", Findings.words(e));
        }
    }

    private String contentHash() throws SQLException {
        ArtifactHash hash = new ArtifactHash((block, blockRows, sha256) -> computed.add(new Block(block, blockRows, Sha256.hex(sha256))));
        hash.start(artifact.schema(), artifact.present());
        Rows.each(connection, "SELECT 0, " + reader.selected() + " FROM main.\"" + artifact.schema().table()
                + "\" WHERE artifact_id = ? ORDER BY " + reader.keyOrder() + ", rowid", row -> {
            String filled = reader.put(row, artifact.present(), hash.cells());
            String key = reader.key(row);
            if (filled != null && !isFilled) {
                isFilled = true;
                add(VerifyCode.COLUMN_FILLED, "table " + artifact.schema().table() + ", column " + filled, "NULL in every row",
                        "a value in row " + key);
            }
            if (computed.size() == firstKeys.size()) {
                firstKeys.add(key);
                lastKeys.add(key);
            }
            lastKeys.set(computed.size(), key);
            hash.rowEnded();
            rows++;
        }, artifact.id());
        return hash.end();
    }

    private List<Block> recorded() throws SQLException {
        return Rows.list(connection, "SELECT block, row_count, sha256 FROM main.artifact_block WHERE artifact_id = ? ORDER BY block, rowid",
                row -> new Block(row.getInt(1), row.getInt(2), row.getString(3)), artifact.id());
    }

    private void compare(String content, List<Block> recorded) {
        int different = Arrays.mismatch(computed.toArray(), recorded.toArray());
        boolean same = different < 0;
        int block = same ? computed.size() : different;
        String was = block < recorded.size() ? recorded.get(block).toString() : "no such block";
        String is = block < computed.size() ? computed.get(block).toString() : "no such rows";
        Optional<String> keys = block < computed.size() ? Optional.of(firstKeys.get(block) + " to " + lastKeys.get(block))
                : Optional.empty();
        if (!content.equals(artifact.id())) {
            VerifyFinding finding = finding(VerifyCode.CONTENT_CHANGED, "table " + (same ? "artifact" : artifact.schema().table()),
                    same ? "kind, version and columns that give content hash " + artifact.id() : was,
                    same ? artifact.schema().kind() + " with columns that give " + content
                            : is + (rows == artifact.rows() ? "" : "; " + rows + " rows in all instead of " + artifact.rows()));
            findings.add(same ? finding : finding.at(block, keys));
        } else if (!same) {
            findings.add(finding(VerifyCode.BLOCK_CHANGED, "table artifact_block", is, was).at(block, keys));
        }
        if (content.equals(artifact.id()) && rows != artifact.rows()) {
            add(VerifyCode.CONTENT_CHANGED, "table artifact", "row_count " + rows, String.valueOf(artifact.rows()));
        }
    }

    private void add(VerifyCode code, String table, String expected, String found) {
        findings.add(finding(code, table, expected, found));
    }

    private VerifyFinding finding(VerifyCode code, String table, String expected, String found) {
        return VerifyFinding.artifact(code, table, artifact.id(), artifact.schema().kind(), expected, found);
    }
}
