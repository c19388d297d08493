package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One mapping of a YAML document, with the path to it for messages: every complaint names source and key. */
record YamlSection(String source, String path, Map<String, Object> values) {

    /** The whole document; a text of nothing but comments is an empty mapping. {@code example} is a file that shows the shape. */
    static YamlSection root(String yaml, String source, String example) {
        return root(new YAMLMapper(factory()), yaml, source, example);
    }

    /** As {@link #root}, but a number with a point is a BigDecimal. */
    static YamlSection exact(String yaml, String source, String example) {
        return root(YAMLMapper.builder(factory()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build(), yaml, source, example);
    }

    private static YAMLFactory factory() {
        return YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    }

    private static YamlSection root(YAMLMapper mapper, String yaml, String source, String example) {
        Object document;
        try {
            document = isBlank(yaml) ? Map.of() : mapper.readValue(yaml, Object.class);
        } catch (JacksonException e) {
            throw new DataException(source + Json.where(e) + ": not valid YAML: " + Json.problem(e) + ". Correct it there.", e);
        }
        return new YamlSection(source, "", Json.object(document, source + ", line 1, column 1", example));
    }

    private static boolean isBlank(String yaml) {
        return yaml.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"));
    }

    String at(String key) {
        return source + ", " + (path.isEmpty() ? "" : path + ".") + key;
    }

    void allow(String... keys) {
        for (String key : values.keySet()) {
            if (!List.of(keys).contains(key)) {
                throw new DataException(at(key) + ": unknown key; expected one of " + String.join(", ", keys) + ".");
            }
        }
    }

    @SuppressWarnings("unchecked")
    YamlSection section(String key) {
        Object value = values.get(key);
        if (value != null && !(value instanceof Map)) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(value) + ", expected a mapping of names to values.");
        }
        return new YamlSection(source, path.isEmpty() ? key : path + "." + key,
                value == null ? Map.of() : (Map<String, Object>) value);
    }

    double number(String key, double otherwise) {
        Double value = optionalNumber(key);
        return value == null ? otherwise : value;
    }

    Double optionalNumber(String key) {
        Object value = values.get(key);
        if (value == null) {
            return null;
        }
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(value) + ", expected a finite number.");
        }
        return number.doubleValue();
    }

    String text(String key, String otherwise) {
        Object value = values.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(value) + ", expected a single value.");
        }
        return value == null ? otherwise : value.toString();
    }

    boolean flag(String key, boolean otherwise) {
        Object value = values.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(value) + ", expected true or false.");
        }
        return value == null ? otherwise : (Boolean) value;
    }

    int wholeNumber(String key, int otherwise) {
        double value = number(key, otherwise);
        if (value != StrictMath.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(values.get(key)) + ", expected a whole number.");
        }
        return (int) value;
    }

    LocalDate date(String key, LocalDate otherwise) {
        String value = text(key, null);
        try {
            return value == null ? otherwise : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(value) + ", expected a date such as 2020-02-15.", e);
        }
    }

    /** A list of texts; empty when the key is left out. */
    List<String> texts(String key) {
        return items(key, "texts").stream().map(item -> {
            if (item == null || item instanceof Map || item instanceof List) {
                throw new DataException(at(key) + ": found " + PlainText.excerpt(item) + " in the list, expected a text.");
            }
            return item.toString();
        }).toList();
    }

    /** A list of finite numbers; empty when the key is left out. */
    List<Double> numbers(String key) {
        return items(key, "numbers").stream().map(item -> {
            if (!(item instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw new DataException(at(key) + ": found " + PlainText.excerpt(item) + " in the list, expected a finite number.");
            }
            return number.doubleValue();
        }).toList();
    }

    private List<?> items(String key, String of) {
        Object value = values.get(key);
        if (value != null && !(value instanceof List)) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(value) + ", expected a list of " + of + ".");
        }
        return value == null ? List.of() : (List<?>) value;
    }

    /** A list of mappings; empty when the key is left out. */
    @SuppressWarnings("unchecked")
    Optional<List<YamlSection>> sections(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> items)) {
            throw new DataException(at(key) + ": found " + PlainText.excerpt(value) + ", expected a list of mappings.");
        }
        List<YamlSection> sections = new ArrayList<>();
        for (Object item : items) {
            String place = (path.isEmpty() ? "" : path + ".") + key + "[" + sections.size() + "]";
            if (!(item instanceof Map)) {
                throw new DataException(source + ", " + place + ": found "
                        + PlainText.excerpt(item) + ", expected a mapping of names to values.");
            }
            sections.add(new YamlSection(source, place, (Map<String, Object>) item));
        }
        return Optional.of(sections);
    }
}
