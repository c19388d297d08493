package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static java.lang.Double.isFinite;
import static java.lang.Math.abs;
import static java.time.ZoneOffset.UTC;
import static java.util.Locale.ROOT;

import com.fasterxml.jackson.annotation.Nulls;
import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlimsollException;
import dev.plimsoll.error.Resource;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.intent.Decimals;
import dev.plimsoll.intent.TradeIntent.OrderType;
import dev.plimsoll.intent.TradeIntent.Side;
import dev.plimsoll.intent.TradeIntent.TimeInForce;
import dev.plimsoll.portfolio.ExecutionSimulation.Aggregation;
import dev.plimsoll.portfolio.TrendUnitReturns;
import dev.plimsoll.sleeve.SleeveBacktest.MissingDates;
import dev.plimsoll.walkforward.Step4Config.LabelAlignment;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Records from documents, as {@link Json} writes them: a component {@code minQty} is the key {@code min_qty}, but for those in
 * {@link JsonNames}. What a document leaves out keeps its default; a mapping whose names are the user's replaces the default one as a
 * whole. Every complaint names source and path, what was found and what was expected.
 */
public final class Binding {

    /** Any single value may stand for a text, as YAML takes quotes for no part of it. */
    public static final Binding PLAIN = new Binding(false);
    /** Texts are texts; numbers, written as numbers or as texts, are the decimals that stand there. */
    public static final Binding EXACT = new Binding(true);

    private static final int LAST_YEAR = 9999;

    private final Map<Class<?>, String> expected = new HashMap<>();
    private final Map<JavaType, Map<String, JavaType>> parts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> shipped = new ConcurrentHashMap<>();
    private final SimpleModule module = new SimpleModule();
    private final boolean exact;
    private final YAMLMapper yaml;
    private final ObjectMapper mapper;

    private Binding(boolean exact) {
        this.exact = exact;
        yaml = YAMLMapper.builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
                .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, exact).build();
        scalar(double.class, "a finite number", Binding::finite);
        scalar(Double.class, "a finite number", Binding::finite);
        scalar(int.class, "a whole number", Binding::whole);
        scalar(long.class, "a whole number", value -> Optional.ofNullable(whole(value)).map(Integer::longValue).orElse(null));
        scalar(boolean.class, "true or false", value -> value instanceof Boolean flag ? flag : null);
        scalar(String.class, exact ? "a text in quotes" : "a single value",
                value -> !exact || value instanceof String ? value.toString() : null);
        scalar(BigDecimal.class, "a finite decimal number such as 12.5",
                value -> value instanceof Boolean ? null : Decimals.parse("", value.toString()));
        scalar(LocalDate.class, "a date such as 2020-02-15", value -> LocalDate.parse(value.toString()));
        scalar(Instant.class, "a moment with its zone, such as 2026-02-12T14:30:00Z", Binding::instant);
        scalar(Regime.class, "a regime such as STRESS", value -> Regime.parse(value.toString()));
        label(Side.class, false, "");
        label(OrderType.class, false, "");
        label(TimeInForce.class, false, "");
        label(LabelAlignment.class, false, "");
        label(TrendUnitReturns.Mode.class, true, "");
        label(Aggregation.class, true, " (sum of w * ln(1 + r), or of w * r)");
        label(MissingDates.Rule.class, false, " (positions stay until changed, or 0 on a date without a row)");
        module.addKeyDeserializer(Regime.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                List<String> known = Arrays.stream(Regime.values()).map(Regime::name).toList();
                if (!known.contains(key)) {
                    throw unknown("." + key, known);
                }
                return Regime.valueOf(key);
            }
        });
        mapper = JsonMapper.builder().propertyNamingStrategy(JsonNames.NAMING).addMixIns(JsonNames.MIX_INS)
                .addModule(module)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL)).build();
    }

    /** Reads a single value; null from the function = not one of this type. */
    private <T> void scalar(Class<T> type, String like, Function<Object, T> read) {
        expected.put(type, like);
        module.addDeserializer(type, new StdDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                Object found = switch (parser.currentToken()) {
                    case VALUE_STRING -> parser.getString();
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
                    case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
                    default -> null;
                };
                try {
                    return Optional.ofNullable(found).map(read).orElseThrow(() -> MismatchedInputException.from(parser, type, ""));
                } catch (DateTimeException e) {
                    throw (JacksonException) MismatchedInputException.from(parser, type, "").initCause(e);
                }
            }
        });
    }

    /** Values whose labels in documents are their names in lower case. */
    private <E extends Enum<E>> void label(Class<E> type, boolean anyCase, String meaning) {
        Map<String, E> byLabel = new LinkedHashMap<>();
        for (E value : type.getEnumConstants()) {
            byLabel.put(value.name().toLowerCase(ROOT), value);
        }
        scalar(type, String.join(" or ", byLabel.keySet()) + meaning,
                value -> byLabel.get(anyCase ? value.toString().toLowerCase(ROOT) : value.toString()));
    }

    private static Double finite(Object value) {
        return value instanceof Number number && isFinite(number.doubleValue()) ? (Double) number.doubleValue() : null;
    }

    private static Integer whole(Object value) {
        Double number = finite(value);
        boolean isWhole = number != null && number == StrictMath.rint(number) && abs(number) <= Integer.MAX_VALUE;
        return isWhole ? (Integer) number.intValue() : null;
    }

    private static Instant instant(Object value) {
        Instant instant = value instanceof String text ? Instant.parse(text) : null;
        int year = instant == null ? 0 : instant.atOffset(UTC).getYear();
        return year >= 1 && year <= LAST_YEAR ? instant : null;
    }

    /** Reads YAML; a text of nothing but comments is an empty mapping. {@code example} is a file that shows the shape. */
    public Map<String, Object> yaml(String text, String source, String example) {
        Object document;
        try {
            boolean blank = text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
            document = blank ? Map.of() : yaml.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new DataException(source + Json.where(e) + ": not valid YAML: " + Json.problem(e) + ". Correct it there.", e);
        }
        return Json.object(document, source + ", line 1, column 1", example);
    }

    /** A shipped configuration, such as {@code configs/step4.yaml}. */
    public Map<String, Object> shipped(String file) {
        return shipped.computeIfAbsent(file, name -> yaml(Resource.text(name), name, name));
    }

    /**
     * A record of a document.
     *
     * @throws DataException for an unknown key, a value that lacks, or one that cannot be
     * @throws UsageException where a record refuses its values as a user's
     */
    public <T> T bind(Class<T> type, Map<String, Object> document, Map<String, Object> defaults, String source) {
        Map<String, Object> whole = Map.of();
        try {
            whole = over(defaults, document, mapper.constructType(type), "");
            return mapper.convertValue(whole, type);
        } catch (JacksonException e) {
            throw refusal(e, whole, source);
        } catch (DataException e) {
            throw new DataException(at(source, e.getMessage()), e);
        }
    }

    /** The document over its defaults. Null is as good as left out, but in a mapping whose names are the user's. */
    private Map<String, Object> over(Map<?, ?> defaults, Map<?, ?> given, JavaType type, String path) {
        Map<String, JavaType> known = parts.computeIfAbsent(type, this::parts);
        Map<String, Object> whole = new LinkedHashMap<>();
        defaults.forEach((key, value) -> whole.put(key.toString(), value));
        given.forEach((key, value) -> {
            String place = path.isEmpty() ? key.toString() : path + "." + key;
            if (!known.containsKey(key)) {
                throw unknown(place, known.keySet());
            }
            if (value != null) {
                whole.put(key.toString(), over(defaults.get(key), value, known.get(key), place));
            }
        });
        return whole;
    }

    private Object over(Object defaults, Object given, JavaType type, String path) {
        if (type.isRecordType() && given instanceof Map<?, ?> section) {
            return over(defaults instanceof Map<?, ?> values ? values : Map.of(), section, type, path);
        }
        if (type.isCollectionLikeType() && given instanceof List<?> items) {
            Object[] whole = items.toArray();
            for (int i = 0; i < whole.length; i++) {
                // A symbol may be a number: texts of a list need no quotes.
                whole[i] = whole[i] instanceof Number number && type.getContentType().hasRawClass(String.class) ? number.toString()
                        : over(null, whole[i], type.getContentType(), path + "[" + i + "]");
            }
            return Arrays.asList(whole);
        }
        if (type.isMapLikeType() && type.getKeyType().isEnumType() && given instanceof Map<?, ?> byName) {
            Map<Object, Object> named = new LinkedHashMap<>(byName);
            named.values().removeIf(Objects::isNull);
            return named;
        }
        return given;
    }

    private Map<String, JavaType> parts(JavaType type) {
        ClassIntrospector introspector = mapper.deserializationConfig().classIntrospectorInstance();
        Map<String, JavaType> named = new LinkedHashMap<>();
        for (BeanPropertyDefinition part : introspector.introspectForDeserialization(type, introspector.introspectClassAnnotations(type))
                .findProperties()) {
            named.put(part.getName(), part.getPrimaryType());
        }
        return named;
    }

    static DataException unknown(String path, Iterable<String> known) {
        return new DataException(path + ": unknown key; expected one of " + String.join(", ", known) + ".");
    }

    /** What Jackson found, in the words of all readers here: where, found, expected. */
    private PlimsollException refusal(JacksonException e, Map<String, Object> document, String source) {
        StringBuilder path = new StringBuilder();
        Object found = document;
        for (JacksonException.Reference step : e.getPath()) {
            String name = step.getPropertyName();
            path.append(name == null ? "[" + step.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
            found = name == null ? ((List<?>) found).get(step.getIndex()) : ((Map<?, ?>) found).get(name);
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UsageException) {
                return new UsageException(source + ": " + cause.getMessage(), cause);
            }
            if (cause instanceof DataException) {
                String message = cause.getMessage();
                boolean goesOn = message.startsWith(":") || message.startsWith(".");
                return new DataException(at(source, goesOn ? path + message
                        : message.startsWith(path.toString()) ? message : path + ": " + message), cause);
            }
        }
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : Object.class;
        String like = expected.getOrDefault(type, Iterable.class.isAssignableFrom(type) ? "a list"
                : found == null ? "a value" : "a mapping of names to values");
        return new DataException(at(source, path + (found == null ? ": missing" : ": found " + excerpt(found)) + ", expected "
                + like + "."), e);
    }

    /** The message begins with a path, and goes on with that of the source where it is an item of a list. */
    private static String at(String source, String message) {
        return source.isEmpty() ? message : source + (source.endsWith("]") ? "." : ", ") + message;
    }

    /** What a check gives whose errors begin with the path alone. */
    static <T> T within(String source, Supplier<T> check) {
        try {
            return check.get();
        } catch (DataException e) {
            throw new DataException(source + ", " + e.getMessage(), e);
        }
    }
}
