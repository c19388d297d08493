package dev.plimsoll.store.identity;

import dev.plimsoll.error.StoredText;
import dev.plimsoll.store.kind.Artifact;
import dev.plimsoll.store.kind.CellSink;
import dev.plimsoll.store.kind.ColumnType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Cells as bytes of canonical encoding 1 (see {@link Artifact}), one after the other in a buffer that grows. */
public final class CanonicalCells implements CellSink<RuntimeException> {

    private static final byte NULL = 0;
    private static final int FIXED_CELL = 1 + Long.BYTES;
    private static final int FIRST_BYTES = 4096;
    private static final int TEXTS_KEPT = 10_000;

    private final Map<String, byte[]> utf8 = new HashMap<>(); // names repeat on every day
    private ByteBuffer out = ByteBuffer.allocate(FIRST_BYTES);

    /** Forgets all cells. */
    public void clear() {
        out.clear();
    }

    /**
     * How many bytes the cells have so far.
     *
     * @return 0 after {@link #clear()}
     */
    public int size() {
        return out.position();
    }

    /**
     * The bytes so far, to be read before the next cell is put.
     *
     * @return a view, from the first byte to the last
     */
    public ByteBuffer bytes() {
        return out.duplicate().flip();
    }

    @Override
    public void putNull() {
        reserve(1).put(NULL);
    }

    @Override
    public void put(double value) {
        reserve(FIXED_CELL).put(ColumnType.DOUBLE.tag()).putLong(Double.doubleToRawLongBits(value + 0.0)); // -0.0 as 0.0
    }

    @Override
    public void put(ColumnType type, long value) {
        reserve(FIXED_CELL).put(type.tag()).putLong(value);
    }

    @Override
    public void put(ColumnType type, String text) {
        byte[] known = utf8.get(text);
        if (known == null) {
            known = StoredText.requireWhole(text).getBytes(StandardCharsets.UTF_8);
            if (utf8.size() < TEXTS_KEPT) {
                utf8.put(text, known);
            }
        }
        reserve(1 + Integer.BYTES + known.length).put(type.tag()).putInt(known.length).put(known);
    }

    @Override
    public void put(BigDecimal value) {
        put(ColumnType.DECIMAL, (value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros()).toPlainString());
    }

    @Override
    public void put(boolean value) {
        reserve(2).put(ColumnType.BOOLEAN.tag()).put((byte) (value ? 1 : 0));
    }

    private ByteBuffer reserve(int bytes) {
        if (out.remaining() < bytes) {
            out = ByteBuffer.allocate(2 * (out.capacity() + bytes)).put(out.flip());
        }
        return out;
    }
}
