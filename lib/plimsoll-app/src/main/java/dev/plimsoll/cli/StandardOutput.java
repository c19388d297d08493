package dev.plimsoll.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that remembers the first write that failed, since a {@link java.io.PrintStream} only tells that one did. A reader that
 * has seen enough, as in {@code plimsoll runs | head -1}, is no failure.
 */
final class StandardOutput extends FilterOutputStream {

    private IOException failure;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream below) {
        super(below);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** A paragraph on what is missing; null when everything was written, or when nobody reads on. */
    synchronized String complaint() {
        if (failure == null || String.valueOf(failure.getMessage()).contains("Broken pipe")) {
            return null;
        }
        return "Standard output could not be written: " + failure.getMessage() + ". What was printed is not complete; what the command did "
                + "to the store is done. Make room where the output goes, or send it elsewhere, and ask again.";
    }
}
