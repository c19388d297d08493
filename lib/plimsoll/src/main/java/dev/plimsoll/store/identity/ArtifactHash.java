package dev.plimsoll.store.identity;

import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.ArtifactSchema;
import dev.plimsoll.store.kind.ArtifactSchema.ArtifactColumn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** Hashes the rows of one artifact as they come along: the whole, and each block. */
public final class ArtifactHash {

    /** Is told each block's hash. */
    public interface BlockListener {
        void block(int block, int rows, byte[] sha256);
    }

    private final MessageDigest whole = Sha256.digest();
    private final MessageDigest ofBlock = Sha256.digest();
    private final CanonicalCells cells = new CanonicalCells();
    private final BlockListener listener;
    private int inBlock;
    private int block;

    public ArtifactHash(BlockListener listener) {
        this.listener = listener;
    }

    /** Begins an artifact with the columns it has, in the order of the schema. */
    public void start(ArtifactSchema schema, List<ArtifactColumn> present) {
        StringBuilder header = new StringBuilder("plimsoll/1\n").append(schema.kind()).append('\n').append(schema.version()).append('\n');
        present.forEach(column -> header.append(column.name()).append(':').append(column.type().label()).append('\n'));
        whole.update(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        cells.clear();
        inBlock = 0;
        block = 0;
    }

    /** Where the cells of the next row go. */
    public CanonicalCells cells() {
        return cells;
    }

    public void rowEnded() {
        if (++inBlock == Artifact.BLOCK_ROWS) {
            endBlock();
        }
    }

    private void endBlock() {
        ByteBuffer bytes = cells.bytes();
        whole.update(bytes.duplicate());
        ofBlock.update(bytes);
        listener.block(block, inBlock, ofBlock.digest());
        cells.clear();
        inBlock = 0;
        block++;
    }

    /** The content hash. */
    public String end() {
        if (inBlock > 0) {
            endBlock();
        }
        return Sha256.hex(whole.digest());
    }
}
