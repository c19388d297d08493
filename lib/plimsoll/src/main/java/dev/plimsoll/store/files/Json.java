package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.lang.Math.abs;
import static java.lang.Math.max;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import dev.plimsoll.error.StoredText;
import dev.plimsoll.intent.Decimals;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.core.type.TypeReference;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.ser.std.ToStringSerializerBase;

/**
 * JSON for people and tools: indented, members in the order given, numbers as the shortest decimal on every JDK.
 *
 * <p>A record is written as an object: its components in their order and in snake case, a missing value as null, dates and paths as text.
 * Where a type of a computing package differs, {@link JsonNames} says how. Methods that are written, too, have no order of their own in
 * Java: two or more of them need a place in {@code @JsonPropertyOrder}.
 */
public final class Json {

    private static final DefaultIndenter INDENT = new DefaultIndenter(" ", "\n");

    /** Above 2^53 a double skips whole numbers. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() { };

    private Json() {
    }

    private static ObjectMapper mapper() {
        return Holder.MAPPER;
    }

    /** Texts are data and stay what they are, but what acts on a terminal is written by its number. */
    private static final class PlainEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private static final int[] ASCII = standardAsciiEscapesForJSON();

        static {
            ASCII[0x7f] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return c <= Character.MAX_VALUE && PlainText.isActive((char) c) ? new SerializedString(PlainText.escaped((char) c)) : null;
        }
    }

    private static JsonMapper.Builder builder(JsonFactoryBuilder factory) {
        SimpleModule texts = new SimpleModule();
        for (Class<?> type : List.of(Path.class, LocalDate.class, Instant.class)) {
            texts.addSerializer(type, new ToStringSerializer(type));
        }
        JsonMapper.Builder builder = JsonMapper.builder(factory.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .characterEscapes(new PlainEscapes()).build())
                .propertyNamingStrategy(JsonNames.NAMING).disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultVisibility(types -> types.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)).addModule(texts);
        JsonNames.MIX_INS.forEach(builder::addMixIn);
        return builder;
    }

    private static final class PlainDecimal extends ToStringSerializerBase {
        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public String valueToString(Object value) {
            return Decimals.text((BigDecimal) value);
        }
    }

    /** Of its own, as its numbers are decimals and not doubles, written as text, and its text has no line ends. */
    private static final class ExactHolder {
        static final ObjectMapper MAPPER = builder(JsonFactory.builder())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .addModule(new SimpleModule("decimals").addSerializer(BigDecimal.class, new PlainDecimal())).build();
    }

    /** Loaded on first use: most commands read and write no JSON. */
    private static final class Holder {
        static final ObjectMapper MAPPER = builder(JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                        .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN))
                .enable(SerializationFeature.INDENT_OUTPUT)
                .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)).withObjectIndenter(INDENT).withArrayIndenter(INDENT))
                .build();
    }

    /**
     * Writes a document.
     *
     * @param value records, maps, lists, texts, numbers, truth values, nulls
     * @return indented text without a line end
     */
    public static String pretty(Object value) {
        return mapper().writeValueAsString(value);
    }

    /**
     * Writes a document on one line, with numbers as {@link #pretty} writes them.
     *
     * @param value records, maps, lists, texts, numbers, truth values, nulls
     * @return text without a line end
     */
    public static String compact(Object value) {
        return mapper().writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    /**
     * A record as the members it is written with.
     *
     * @param document a record or a map
     * @return members in order, nested records as maps, too
     */
    public static Map<String, Object> members(Object document) {
        return mapper().convertValue(document, MEMBERS);
    }

    /**
     * As {@link #members}, but with decimals as text, without exponent.
     *
     * @param document a record
     * @return members in order
     */
    public static Map<String, Object> exactMembers(Object document) {
        return ExactHolder.MAPPER.convertValue(document, MEMBERS);
    }

    /** The numbers of a document by their path, such as {@code delta.cagr_delta}; those in lists are left out. */
    public static Map<String, Double> numbers(Map<String, Object> document) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        visit(document, "", (path, value) -> {
            if (value instanceof Number number && path.indexOf('[') < 0) {
                numbers.put(path, number.doubleValue());
            }
        });
        return numbers;
    }

    /** Hands on each value of a document with its path, such as {@code intents[2].symbol}; names of members with the path above them. */
    static void visit(Object value, String path, BiConsumer<String, Object> visitor) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> {
                visitor.accept(path, name);
                visit(member, path.isEmpty() ? name.toString() : path + "." + name, visitor);
            });
        } else if (value instanceof List<?> items) {
            IntStream.range(0, items.size()).forEach(i -> visit(items.get(i), path + "[" + i + "]", visitor));
        } else {
            visitor.accept(path, value);
        }
    }

    /** Writes an array element by element, as {@link #pretty} would write all of it at once. What is written to stays open. */
    static SequenceWriter elements(Writer out) {
        return mapper().writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET).writeValuesAsArray(out);
    }

    /**
     * Writes a document on one line, as JSON lines have it.
     *
     * @param value maps, lists, texts, truth values, nulls
     * @return text without a line end
     */
    public static String line(Object value) {
        return ExactHolder.MAPPER.writeValueAsString(value);
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
        return object(parseAny(text, source), source + ", line 1, column 1", "{\"name\": \"value\"}");
    }

    /** A document of the database's, whose shape nobody promised. */
    public static JsonNode tree(String text) {
        return mapper().readTree(text);
    }

    /** Reads a document whose outermost value may be anything. */
    static Object parseAny(String text, String source) {
        return parse(mapper(), text, source);
    }

    /** As {@link #parseAny}, but a number with a point is a BigDecimal. */
    static Object parseExact(String text, String source) {
        return parse(ExactHolder.MAPPER, text, source);
    }

    private static Object parse(ObjectMapper mapper, String text, String source) {
        try {
            return mapper.readValue(text, Object.class);
        } catch (NumberFormatException e) { // of a number that a decimal cannot hold; it says no place
            throw new DataException(source + ", " + unheldNumber(mapper, text) + ", expected a finite decimal number such as 12.5.", e);
        } catch (JacksonException e) {
            throw new DataException(source + where(e) + ": " + (text.isBlank() ? "the document is empty" : "not valid JSON: " + problem(e))
                    + "; expected an object such as {\"name\": \"value\"}.", e);
        }
    }

    /** Path and text of the first number that a decimal cannot hold. */
    private static String unheldNumber(ObjectMapper mapper, String text) {
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isNumeric() && !isHeld(parser.getString())) {
                    return path(parser.streamReadContext().pathAsPointer()) + ": found " + excerpt(parser.getString());
                }
            }
        }
        return "line 1, column 1: found a number whose exponent a decimal cannot hold";
    }

    private static boolean isHeld(String number) {
        try {
            return new BigDecimal(number).scale() != Integer.MIN_VALUE; // newer JDKs make one of 1e2147483648, which nothing can add to
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String path(JsonPointer pointer) {
        String path = pointer.toString().replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.').replaceFirst("^\\.", "");
        return path.isEmpty() ? "line 1, column 1" : path;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value, String where, String example) {
        if (!(value instanceof Map)) {
            throw new DataException(where + ": found " + (value instanceof List ? "a list" : "a single value")
                    + "; expected an object such as " + example + ".");
        }
        return (Map<String, Object>) value;
    }

    static String where(JacksonException e) {
        return e.getLocation() == null ? ""
                : ", line " + max(1, e.getLocation().getLineNr()) + ", column " + max(1, e.getLocation().getColumnNr());
    }

    /** The parser's complaint as a clause, without what it says about its own settings and classes. */
    static String problem(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Malformed numeric value") && message.contains("NumberFormatException")) {
            return "a number's exponent is beyond what a decimal can hold";
        }
        if (message.startsWith("Trailing token")) {
            return "something follows the end of the object";
        }
        Matcher found = Pattern.compile("(?:expected|found|but got) [^\n]*").matcher(message);
        String first = message.lines().findFirst().orElse("").replaceAll(" \\(code \\d+\\)|: (expected|enable) .*|`", "");
        String detail = message.indexOf('\n') >= 0 && found.find() ? ", " + found.group() : "";
        return first.isEmpty() ? "it cannot be parsed" : Character.toLowerCase(first.charAt(0)) + first.substring(1) + detail;
    }

    static Map<String, Object> read(Path file) {
        Map<String, Object> document = parse(TextFile.read(file, "a JSON file"), file.toString());
        visit(document, "", (path, value) -> refuseAltered(file.toString(), path, value));
        return document;
    }

    /** Numbers that a double does not hold would be stored as others than those given, and texts may have been decoded wrongly before. */
    private static void refuseAltered(String source, String path, Object value) {
        if (value instanceof String text) {
            StoredText.fault(text, true).ifPresent(why -> {
                throw new DataException(source + (path.isEmpty() ? "" : ", " + excerpt(path)) + ": the text \""
                        + excerpt(text) + "\" cannot be stored, " + why + "; write what is meant.");
            });
        } else if (value instanceof BigInteger || value instanceof Long whole && abs(whole) > LARGEST_EXACT
                || value instanceof Double number && !Double.isFinite(number)) {
            throw new DataException(source + ", " + path + ": found the number " + (value instanceof Double ? "beyond 1.8e308" : value)
                    + "; expected one of at most 2^53 = 9007199254740992. Write it as text, in quotes.");
        }
    }
}
