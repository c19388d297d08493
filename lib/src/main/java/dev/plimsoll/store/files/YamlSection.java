package dev.plimsoll.store.files;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** One mapping of a YAML document, with the path to it for messages: every complaint names source and key. */
record YamlSection(String source, String path, Map<String, Object> values) {

    /** The text of a configuration file; the option is named where it cannot be read. */
    static String text(Path file, String option) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InputMissingException(file + " cannot be read as text: " + e.getMessage() + ". Check the path given with " + option
                    + ".", e);
        }
    }

    /** The whole document; a text without any is an empty mapping. */
    static YamlSection root(String yaml, String source) {
        YAMLMapper mapper = new YAMLMapper(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
        try {
            JsonNode document = mapper.readTree(yaml);
            return new YamlSection(source, "", document.isMissingNode() || document.isNull() ? Map.of()
                    : mapper.treeToValue(document, new TypeReference<LinkedHashMap<String, Object>>() { }));
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? ""
                    : ", line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
            throw new DataException(source + where + ": not the YAML of a configuration: "
                    + e.getOriginalMessage().lines().findFirst().orElse("") + ".", e);
        }
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
            throw new DataException(at(key) + ": found " + value + ", expected a mapping of names to values.");
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
            throw new DataException(at(key) + ": found " + value + ", expected a finite number.");
        }
        return number.doubleValue();
    }

    String text(String key, String otherwise) {
        Object value = values.get(key);
        if (value instanceof Map || value instanceof List) {
            throw new DataException(at(key) + ": found " + value + ", expected a single value.");
        }
        return value == null ? otherwise : value.toString();
    }

    int wholeNumber(String key, int otherwise) {
        double value = number(key, otherwise);
        if (value != StrictMath.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
            throw new DataException(at(key) + ": found " + values.get(key) + ", expected a whole number.");
        }
        return (int) value;
    }

    LocalDate date(String key, LocalDate otherwise) {
        String value = text(key, null);
        try {
            return value == null ? otherwise : LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new DataException(at(key) + ": found " + value + ", expected a date such as 2020-02-15.", e);
        }
    }

    /** A list of mappings; empty when the key is left out. */
    @SuppressWarnings("unchecked")
    Optional<List<YamlSection>> sections(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof List<?> items)) {
            throw new DataException(at(key) + ": found " + value + ", expected a list of mappings.");
        }
        List<YamlSection> sections = new ArrayList<>();
        for (Object item : items) {
            String place = (path.isEmpty() ? "" : path + ".") + key + "[" + sections.size() + "]";
            if (!(item instanceof Map)) {
                throw new DataException(source + ", " + place + ": found " + item + ", expected a mapping of names to values.");
            }
            sections.add(new YamlSection(source, place, (Map<String, Object>) item));
        }
        return Optional.of(sections);
    }
}
