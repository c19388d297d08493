package dev.plimsoll.notebook.java;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled class, as far as it takes to give it another name. The layout is that of the JVM's specification, chapter 4; Java 17 has no
 * reader of it.
 *
 * @param bytes what the compiler wrote
 * @param calls where the constant pool's references to methods are
 * @param end where the constant pool ends
 */
record ClassFile(byte[] bytes, List<Integer> calls, int end) {

    private static final int COUNT = 8;
    private static final int FIRST = 10;
    private static final int TEXT = 1;
    private static final int TYPE = 7;

    static ClassFile of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Integer> calls = new ArrayList<>();
        int at = FIRST;
        int count = Short.toUnsignedInt(in.getShort(COUNT));
        for (int i = 1; i < count; i++) {
            switch (in.get(at)) {
                case TEXT -> at += 3 + Short.toUnsignedInt(in.getShort(at + 1));
                case 5, 6 -> { // 64 bits, which count twice
                    at += 9;
                    i++;
                }
                case 10, 11 -> {
                    calls.add(at);
                    at += 5;
                }
                case TYPE, 8, 16, 19, 20 -> at += 3;
                case 15 -> at += 4;
                case 3, 4, 9, 12, 17, 18 -> at += 5;
                default -> throw new IllegalArgumentException("A class file has a constant of kind " + in.get(at) + ".");
            }
        }
        return new ClassFile(bytes, List.copyOf(calls), at);
    }

    /**
     * The class under another name. It calls its own methods; the fields are those of the class under its former name.
     *
     * @param name with dots
     */
    byte[] codeAs(String name) {
        ByteBuffer changed = ByteBuffer.wrap(bytes.clone());
        short count = changed.getShort(COUNT);
        short self = changed.getShort(end + 2);
        short renamed = (short) (count + 1);
        calls.stream().filter(at -> changed.getShort(at + 1) == self).forEach(at -> changed.putShort(at + 1, renamed));
        changed.putShort(end + 2, renamed);
        changed.putShort(COUNT, (short) (count + 2));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            out.write(changed.array(), 0, end);
            out.writeByte(TEXT);
            out.writeUTF(name.replace('.', '/'));
            out.writeByte(TYPE);
            out.writeShort(count);
            out.write(changed.array(), end, bytes.length - end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }
}
