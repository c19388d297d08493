package dev.plimsoll.notebook.kernel;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What a cell prints, as text: a character may come in pieces, and bytes that are none become U+FFFD. Each cell has its own, as one that was
 * stopped by force can leave it in any state.
 */
final class CellStream extends OutputStream {

    private static final int PIECE = 8_192;

    private final Consumer<CharSequence> text;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);

    CellStream(Consumer<CharSequence> text) {
        this.text = text;
    }

    PrintStream printer() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] source, int from, int length) {
        for (int done = 0; done < length; ) {
            if (!bytes.hasRemaining()) {
                bytes.clear(); // a cell that was stopped by force left it so
            }
            int more = Math.min(bytes.remaining(), length - done);
            bytes.put(source, from + done, more);
            done += more;
            decode(false);
        }
    }

    /** A character that was begun does not come any more. */
    synchronized void end() {
        decode(true);
        decoder.reset();
    }

    private void decode(boolean isEnd) {
        bytes.flip();
        CharBuffer characters = CharBuffer.allocate(bytes.remaining() + 1);
        decoder.decode(bytes, characters, isEnd);
        bytes.compact();
        if (characters.position() > 0) {
            text.accept(characters.flip());
        }
    }
}
