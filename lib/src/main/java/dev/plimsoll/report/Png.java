package dev.plimsoll.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG of a drawing. The Java library's own writer tries five filters on each row, which drawings of few colours gain nothing from: it
 * takes three times as long and its files are no smaller.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final byte BITS = 8;
    private static final byte RED_GREEN_BLUE = 2;
    /** Slower ones save a tenth at most. */
    private static final int LEVEL = 3;
    private static final int BUFFER = 1 << 14;

    private Png() {
    }

    /** The file; of an image of type {@link BufferedImage#TYPE_INT_RGB}. */
    static byte[] of(BufferedImage image) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(SIGNATURE);
        chunk(out, "IHDR", ByteBuffer.allocate(HEADER_BYTES).putInt(image.getWidth()).putInt(image.getHeight()).put(BITS)
                .put(RED_GREEN_BLUE).array());
        chunk(out, "IDAT", rows(image));
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] rows(BufferedImage image) throws IOException {
        int width = image.getWidth();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] row = new byte[1 + 3 * width]; // the first byte, 0, says that no filter was used
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(LEVEL);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
            for (int first = 0; first < pixels.length; first += width) {
                for (int x = 0, b = 1; x < width; x++) {
                    int pixel = pixels[first + x];
                    row[b++] = (byte) (pixel >> 16);
                    row[b++] = (byte) (pixel >> 8);
                    row[b++] = (byte) pixel;
                }
                out.write(row);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        out.writeInt(content.length);
        out.write(type);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
