package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.ArtifactColumn;
import dev.plimsoll.store.artifact.ArtifactSchema;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A row of table artifact: what an artifact is said to be. */
record StoredArtifactRow(String id, ArtifactSchema schema, Set<String> present, long rows) {

    /** What its content hash starts with; columns in the order of the schema, as the encoding says. */
    byte[] header() {
        StringBuilder header = new StringBuilder("plimsoll/1\n").append(schema.kind()).append('\n').append(schema.version()).append('\n');
        for (ArtifactColumn column : schema.columns()) {
            if (present.contains(column.name())) {
                header.append(column.name()).append(':').append(column.type().label()).append('\n');
            }
        }
        return header.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
