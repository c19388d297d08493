package dev.plimsoll.notebook.java;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/**
 * A compiled class, as far as it takes to have its calls go to another class. The layout is that of the JVM's specification, chapter 4;
 * Java 17 has no reader of it.
 */
final class ClassFile {

    private static final int COUNT = 8;
    private static final int FIRST = 10;
    private static final int TEXT = 1;
    private static final int TYPE = 7;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final ByteBuffer bytes;
    /** Where each constant begins. */
    private final int[] constants;
    private final int end;

    private ClassFile(ByteBuffer bytes, int[] constants, int end) {
        this.bytes = bytes;
        this.constants = constants;
        this.end = end;
    }

    static ClassFile of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int[] constants = new int[Short.toUnsignedInt(in.getShort(COUNT))];
        int at = FIRST;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            switch (in.get(at)) {
                case TEXT -> at += 3 + Short.toUnsignedInt(in.getShort(at + 1));
                case 5, 6 -> { // 64 bits, which count twice
                    at += 9;
                    i++;
                }
                case TYPE, 8, 16, 19, 20 -> at += 3;
                case 15 -> at += 4;
                case 3, 4, 9, METHOD, INTERFACE_METHOD, 12, 17, 18 -> at += 5;
                default -> throw new IllegalArgumentException("A class file has a constant of kind " + in.get(at) + ".");
            }
        }
        return new ClassFile(in, constants, at);
    }

    /** The class under another name, with dots. It calls its own methods; the fields are those of the class under its former name. */
    byte[] codeAs(String name) {
        int self = number(end + 2);
        return with(name, call -> number(call + 1) == self, true);
    }

    /** The class with its calls of a static method going to the method of the same name and type in another class. */
    byte[] calling(String type, String method, String signature, Class<?> instead) {
        return with(instead.getName(), call -> {
            int named = constants[number(call + 3)];
            return text(number(constants[number(call + 1)] + 1)).equals(type.replace('.', '/'))
                    && text(number(named + 1)).equals(method) && text(number(named + 3)).equals(signature);
        }, false);
    }

    private byte[] with(String type, IntPredicate calls, boolean named) {
        ByteBuffer changed = ByteBuffer.wrap(bytes.array().clone());
        short added = (short) (constants.length + 1);
        boolean any = named;
        for (int at : constants) {
            if (at > 0 && (bytes.get(at) == METHOD || bytes.get(at) == INTERFACE_METHOD) && calls.test(at)) {
                changed.putShort(at + 1, added);
                any = true;
            }
        }
        if (!any) {
            return bytes.array();
        }
        if (named) {
            changed.putShort(end + 2, added);
        }
        changed.putShort(COUNT, (short) (constants.length + 2));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            out.write(changed.array(), 0, end);
            out.writeByte(TEXT);
            out.writeUTF(type.replace('.', '/'));
            out.writeByte(TYPE);
            out.writeShort(constants.length);
            out.write(changed.array(), end, changed.capacity() - end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    private int number(int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private String text(int constant) {
        int at = constants[constant];
        return new String(bytes.array(), at + 3, number(at + 1), UTF_8);
    }
}
