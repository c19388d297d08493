package dev.plimsoll.cli;

import dev.plimsoll.store.files.Leftovers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that are printed later: in memory while they are few, then in a temporary file. */
final class Spool extends OutputStream {

    private static final int FEW_BYTES = 4 << 20;

    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Path file;
    private OutputStream rest;

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (rest == null && memory.size() + length <= FEW_BYTES) {
            memory.write(bytes, offset, length);
            return;
        }
        if (rest == null) {
            file = Leftovers.temporaryFile("sql", ".part");
            rest = Files.newOutputStream(file);
            memory.writeTo(rest);
            memory = null;
        }
        rest.write(bytes, offset, length);
    }

    /** All bytes so far. */
    void writeTo(OutputStream out) throws IOException {
        if (rest == null) {
            memory.writeTo(out);
        } else {
            rest.flush();
            Files.copy(file, out);
        }
    }

    /** What was written is gone. */
    @Override
    public void close() throws IOException {
        if (rest != null) {
            rest.close();
            Files.deleteIfExists(file);
        }
    }
}
