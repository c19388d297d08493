package dev.plimsoll.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.OutputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a UTF-8 file without its byte order mark, or one sentence on why there is none. */
public final class TextFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TextFile() {
    }

    /**
     * Reads a file.
     *
     * @param file its path
     * @param what what it should be, such as "a CSV file"
     * @return its text
     * @throws InputMissingException when it is not there, is a folder, or may not be read
     * @throws DataException when it is no UTF-8 text
     */
    public static String read(Path file, String what) {
        requireFile(file, what);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputMissingException(file + " cannot be read: " + reason(e) + ". Expected " + what + " that you may read.", e);
        }
        return decode(bytes, file.toString());
    }

    /** Reads standard input to its end. */
    static String standardInput() {
        try {
            return decode(System.in.readAllBytes(), "standard input");
        } catch (IOException e) {
            throw new InputMissingException("Standard input cannot be read: " + reason(e) + ". Give the text in a file.", e);
        }
    }

    private static String decode(byte[] bytes, String source) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            int zero = text.indexOf('\0');
            if (zero >= 0) {
                throw new DataException(source + ", line " + lineAt(text, zero) + ": a zero byte, so this is no UTF-8 text (UTF-16, or a "
                        + "binary file?); save it as UTF-8.");
            }
            int wrong = text.indexOf('\uFFFD');
            if (wrong >= 0) {
                throw new DataException(source + ", line " + lineAt(text, wrong) + ": the character U+FFFD, which stands where a text was "
                        + "decoded wrongly; write what is meant, in UTF-8.");
            }
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(source + ", line " + lineOfMalformed(bytes) + ": the file is not UTF-8 text"
                    + (bytes.length > 1 && (bytes[0] == (byte) 0xFF || bytes[0] == (byte) 0xFE) ? " (it looks like UTF-16)" : "")
                    + "; save it as UTF-8.", e);
        }
    }

    /** Refuses what is no file to read, whatever its format. */
    static void requireFile(Path file, String what) {
        if (Files.isDirectory(file)) {
            throw new InputMissingException(file + " is a folder; expected " + what + ".");
        }
        if (!Files.exists(file)) {
            throw new InputMissingException(file + (Files.exists(file, NOFOLLOW_LINKS)
                    ? " is a link to " + target(file) + ", which does not exist" : " does not exist") + "; expected " + what + ".");
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "something";
        }
    }

    /**
     * Why something cannot be read or written, in words rather than by the name of a class.
     *
     * @param e what happened
     * @return words, no sentence
     */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof NoSuchFileException) {
            return "it does not exist";
        } else if (e instanceof FileAlreadyExistsException) {
            return "a file is in the way";
        } else if (e instanceof FileSystemException known && known.getReason() != null) {
            return known.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    static OutputException unwritable(Path target, IOException e) {
        return unwritable(target, ": " + reason(e), e);
    }

    static OutputException unwritable(Path target, String why, Exception cause) {
        return new OutputException(target + " cannot be written" + why + ". Check the folder and the space left.", cause);
    }

    private static int lineAt(String text, int end) {
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }

    private static int lineOfMalformed(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length + 1), true); // stops at the first malformed byte
        return lineAt(new String(bytes, StandardCharsets.ISO_8859_1), in.position());
    }
}
