package dev.plimsoll.notebook.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.KernelTimestamp;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.adapters.HeaderAdapter;
import org.dflib.jjava.jupyter.messages.adapters.HistoryRequestAdapter;
import org.dflib.jjava.jupyter.messages.adapters.KernelTimestampAdapter;
import org.dflib.jjava.jupyter.messages.adapters.MessageTypeAdapter;
import org.dflib.jjava.jupyter.messages.request.HistoryRequest;
import org.zeromq.ZMQ;

/**
 * Messages as the frames that travel. Anybody on the machine can send some, so nothing is parsed before its signature is known to be right.
 * One for all channels of a kernel: a message that comes again, on whatever channel, is not taken again.
 */
final class Wire {

    /** As many as Jupyter's own kernels remember. */
    static final int REMEMBERED = 65_536;

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(US_ASCII);
    /** Header, parent header, metadata and content. */
    private static final int SIGNED = 4;
    private static final byte[] NOTHING = "{}".getBytes(US_ASCII);
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
            .registerTypeAdapter(KernelTimestamp.class, KernelTimestampAdapter.INSTANCE)
            .registerTypeAdapter(Header.class, HeaderAdapter.INSTANCE)
            .registerTypeAdapter(MessageType.class, MessageTypeAdapter.INSTANCE)
            .registerTypeAdapter(HistoryRequest.class, HistoryRequestAdapter.INSTANCE).create();

    private final HMACGenerator signatures;
    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new Remembered()));

    Wire(HMACGenerator signatures) {
        this.signatures = signatures;
    }

    /** All frames of the next message, whatever they are; null when none came in the socket's time. */
    static List<byte[]> receive(ZMQ.Socket socket) {
        byte[] first = socket.recv();
        if (first == null) {
            return null;
        }
        List<byte[]> frames = new ArrayList<>(List.of(first));
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    /** The message that frames are, if its signature is right and it was not there before. */
    Message<?> read(List<byte[]> frames) throws BadMessageException {
        int at = 0;
        while (at < frames.size() && !Arrays.equals(frames.get(at), DELIMITER)) {
            at++;
        }
        int first = at + 2;
        if (frames.size() < first + SIGNED) {
            throw new BadMessageException(at == frames.size() ? "it has no delimiter" : "it has too few parts");
        }
        byte[][] parts = frames.subList(first, first + SIGNED).toArray(byte[][]::new);
        String signature = signatures.calculateSignature(parts);
        // Without a key in the connection file there are no signatures.
        if (!signature.isEmpty() && !MessageDigest.isEqual(signature.getBytes(US_ASCII), frames.get(at + 1))) {
            throw new BadMessageException("its signature is wrong");
        }
        try {
            Header<?> header = GSON.fromJson(object(parts[0]), Header.class);
            if (header.getId() == null || header.getType() == null || header.getType() == MessageType.UNKNOWN) {
                throw new BadMessageException("its type is unknown");
            }
            if (!seen.add(signature.isEmpty() ? header.getId() : signature)) {
                throw new BadMessageException("it was there before");
            }
            JsonObject parent = object(parts[1]);
            return message(List.copyOf(frames.subList(0, at)), header, parent.isEmpty() ? null : GSON.fromJson(parent, Header.class),
                    metadata(parts[2]), GSON.fromJson(object(parts[3]), header.getType().getContentType()),
                    List.copyOf(frames.subList(first + SIGNED, frames.size())));
        } catch (RuntimeException | CharacterCodingException | StackOverflowError e) {
            throw new BadMessageException("it is not what its type says", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> metadata(byte[] part) throws CharacterCodingException {
        return GSON.fromJson(object(part), Map.class);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Message<?> message(List<byte[]> identities, Header header, Header<?> parent, Map<String, Object> metadata,
            Object content, List<byte[]> blobs) {
        return new Message(identities, header, parent, metadata, content, blobs);
    }

    private static JsonObject object(byte[] part) throws CharacterCodingException {
        // A decoder of its own refuses bytes that are not UTF-8; those of String replace them.
        String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(part)).toString();
        return GSON.fromJson(text, JsonElement.class).getAsJsonObject();
    }

    private static final class Remembered extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }

    /** A message that only lacks its signature, as it was when it was written. */
    record Written(List<byte[]> identities, byte[][] parts, List<byte[]> blobs) implements OutputChannel.Item {

        @Override
        public int length() {
            return Arrays.stream(parts).mapToInt(part -> part.length).sum();
        }
    }

    static Written write(Message<?> message) {
        byte[][] parts = {bytes(message.getHeader()), message.hasParentHeader() ? bytes(message.getParentHeader()) : NOTHING,
            message.hasMetadata() ? bytes(message.getMetadata()) : NOTHING, bytes(message.getContent())};
        return new Written(message.getIdentities(), parts, message.getBlobs() == null ? List.of() : message.getBlobs());
    }

    /** The frames of a message; not on the thread of a cell, as one that is stopped by force here spoils the next signature. */
    List<byte[]> sign(Written message) {
        List<byte[]> frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(signatures.calculateSignature(message.parts()).getBytes(US_ASCII));
        frames.addAll(Arrays.asList(message.parts()));
        frames.addAll(message.blobs());
        return frames;
    }

    private static byte[] bytes(Object document) {
        return GSON.toJson(document).getBytes(UTF_8);
    }

    /** A message that is dropped; the text says why and quotes nothing of it. */
    static final class BadMessageException extends Exception {

        private static final long serialVersionUID = 1L;

        BadMessageException(String why) {
            super(why);
        }

        BadMessageException(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
