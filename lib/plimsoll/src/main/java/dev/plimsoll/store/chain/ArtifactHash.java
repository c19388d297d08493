package dev.plimsoll.store.chain;

import dev.plimsoll.store.artifact.Artifact;
import dev.plimsoll.store.artifact.CanonicalCells;
import dev.plimsoll.store.artifact.Sha256;
import dev.plimsoll.store.chain.Selection.StoredArtifactRow;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/** Hashes the rows of one artifact as they come along: the whole, each block, and the list of blocks. */
final class ArtifactHash {

    /** Is told each block's hash. */
    interface BlockListener {
        BlockListener NONE = (block, rows, sha256) -> { };

        void block(int block, int rows, byte[] sha256);
    }

    private final MessageDigest whole = Sha256.digest();
    private final MessageDigest ofBlock = Sha256.digest();
    private final BlockList blocks = new BlockList();
    private final CanonicalCells cells = new CanonicalCells();
    private final BlockListener listener;
    private int inBlock;
    private int block;

    ArtifactHash(BlockListener listener) {
        this.listener = listener;
    }

    void start(StoredArtifactRow artifact) {
        whole.update(artifact.header());
        cells.clear();
        inBlock = 0;
        block = 0;
    }

    /** Where the cells of the next row go. */
    CanonicalCells cells() {
        return cells;
    }

    void rowEnded() {
        if (++inBlock == Artifact.BLOCK_ROWS) {
            endBlock();
        }
    }

    private void endBlock() {
        ByteBuffer bytes = cells.bytes();
        whole.update(bytes.duplicate());
        ofBlock.update(bytes);
        byte[] sha256 = ofBlock.digest();
        blocks.add(block, inBlock, sha256);
        listener.block(block, inBlock, sha256);
        cells.clear();
        inBlock = 0;
        block++;
    }

    /** Content hash and, in {@link #blockList()}, what the rows of table artifact_block must hash to. */
    String end() {
        if (inBlock > 0) {
            endBlock();
        }
        return Sha256.hex(whole.digest());
    }

    byte[] blockList() {
        return blocks.end();
    }

    /** One hash for all block hashes of an artifact: so little can be kept for every artifact of a large store. */
    static final class BlockList {

        private static final int HASH_BYTES = 32;

        private final MessageDigest digest = Sha256.digest();
        private final ByteBuffer entry = ByteBuffer.allocate(2 * Integer.BYTES + HASH_BYTES);

        void add(int block, int rows, byte[] sha256) {
            entry.clear();
            digest.update(entry.putInt(block).putInt(rows).put(sha256).flip());
        }

        byte[] end() {
            return digest.digest();
        }
    }
}
