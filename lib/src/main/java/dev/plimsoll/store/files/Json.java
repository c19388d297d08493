package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON for people and tools: indented, members in the order given, numbers as the shortest decimal on every JDK. */
public final class Json {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() { };
    private static final DefaultIndenter INDENT = new DefaultIndenter(" ", "\n");

    private Json() {
    }

    private static ObjectMapper mapper() {
        return Holder.MAPPER;
    }

    /** Loaded on first use: most commands read and write no JSON. */
    private static final class Holder {
        static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build())
                .enable(SerializationFeature.INDENT_OUTPUT)
                .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)).withObjectIndenter(INDENT).withArrayIndenter(INDENT))
                .build();
    }

    /**
     * Writes a document.
     *
     * @param value maps, lists, texts, numbers, truth values, nulls
     * @return indented text without a line end
     */
    public static String pretty(Object value) {
        return mapper().writeValueAsString(value);
    }

    /**
     * Reads a document.
     *
     * @param text JSON whose outermost value is an object
     * @param source what to call it in a message
     * @return its members in order
     * @throws DataException naming line and column of what is wrong
     */
    public static Map<String, Object> parse(String text, String source) {
        try {
            return mapper().readValue(text, OBJECT);
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? ""
                    : ", line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
            throw new DataException(source + where + ": not a JSON object: " + e.getOriginalMessage() + ".", e);
        }
    }

    static Map<String, Object> read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new InputMissingException(file + " cannot be read as text: " + e.getMessage() + ".", e);
        }
    }
}
