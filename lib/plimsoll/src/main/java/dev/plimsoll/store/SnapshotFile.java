package dev.plimsoll.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.doc.Block.Facts;
import dev.plimsoll.doc.Describable;
import dev.plimsoll.doc.Doc;
import dev.plimsoll.doc.Num;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A snapshot as it was written.
 *
 * @param path where it is
 * @param sha256 hash of the file, 64 hexadecimal digits
 * @param bytes its size
 * @param head head of the hash chain in it; empty when the store has no chain yet
 * @param alreadyThere true when the folder held the very same file before
 */
public record SnapshotFile(Path path, String sha256, long bytes, @JsonProperty("chain_head") Optional<String> head, boolean alreadyThere)
        implements Describable {

    @Override
    public Doc describe() {
        return Doc.of((alreadyThere ? "Already there: " : "Written: ") + path, Facts.of("bytes", Num.count(bytes), "sha256", sha256,
                "chain head", head.orElse("none: the store has no chain yet")));
    }
}
