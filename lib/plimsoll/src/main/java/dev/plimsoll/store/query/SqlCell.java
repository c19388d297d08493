package dev.plimsoll.store.query;

import dev.plimsoll.store.files.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.duckdb.DuckDBStruct;

/**
 * Cells of a query's result as plain Java values, the same in every time zone. The driver's own conversions go through the zone of the
 * process: they turn a TIMESTAMP into an instant, and a TIMESTAMPTZ on the day clocks change into one an hour off.
 */
public final class SqlCell {

    private static final String INSTANT = "TIMESTAMP WITH TIME ZONE";
    /** What the database's infinite dates come as. */
    private static final LocalDate NEVER = LocalDate.of(5_881_580, 7, 11);
    private static final LocalDate EVER = LocalDate.of(-5_877_641, 6, 24);
    private static final int LAST_YEAR = 294_247;
    private static final int FIRST_YEAR = -290_308;
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final Pattern TIMES = Pattern.compile("TIMESTAMP[A-Z_ ]*\\[\\d*\\]");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE).appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME).optionalStart().appendOffset("+HH:mm", "+00").toFormatter(Locale.ROOT);

    private SqlCell() {
    }

    /**
     * One cell.
     *
     * @param result positioned on a row
     * @param column 1-based
     * @param type the database's name of its type
     * @return Boolean, Integer, Long, Double, BigDecimal, BigInteger, String, LocalDate, LocalDateTime (TIMESTAMP), OffsetDateTime in
     *     UTC (TIMESTAMPTZ), the digits of a BLOB in hexadecimal, a List (LIST and ARRAY) or a Map with texts as keys (STRUCT and MAP) of
     *     such values, the text of any other type and of infinite dates, or null for NULL; times within a STRUCT
     *     or MAP may be an hour off in the two hours of a year in which the process's zone changes its clocks
     * @throws SQLException when the driver cannot read it
     */
    static Object of(ResultSet result, int column, String type) throws SQLException {
        if (type.equals(INSTANT)) {
            return instant(result, column);
        } else if (type.startsWith("TIMESTAMP") && !type.endsWith("]")) {
            return local(result.getObject(column, LocalDateTime.class));
        } else if (TIMES.matcher(type).matches()) {
            return times(result.getString(column), result.getObject(column));
        }
        return plain(result.getObject(column));
    }

    /** The driver has the local time in the process's zone right, and is wrong about its offset on the days that changes. */
    private static Object instant(ResultSet result, int column) throws SQLException {
        LocalDateTime local = result.getObject(column, LocalDateTime.class);
        if (local == null) {
            return null;
        }
        List<ZoneOffset> offsets = ZoneId.systemDefault().getRules().getValidOffsets(local);
        // Of an hour that is there twice, this tells which: with a calendar in UTC the driver takes that for the zone of the process.
        return instantOrWords(offsets.size() == 1 ? local.atOffset(offsets.get(0))
                : result.getTimestamp(column, Calendar.getInstance(UTC)).toLocalDateTime().atOffset(ZoneOffset.UTC));
    }

    /** A list of times, from the database's text of it: it is exact in every hour, where the driver's values are not. */
    private static Object times(String text, Object list) throws SQLException {
        if (text == null) {
            return null;
        }
        try {
            List<Object> times = new ArrayList<>();
            for (String time : text.equals("[]") ? new String[0] : text.substring(1, text.length() - 1).split(", ")) {
                times.add(time.equals("NULL") ? null : TIME.parseBest(time.replace("'", ""), OffsetDateTime::from, LocalDateTime::from));
            }
            times.replaceAll(time -> time instanceof OffsetDateTime instant ? instantOrWords(instant) : time);
            return Collections.unmodifiableList(times);
        } catch (DateTimeParseException e) { // infinite, or from before our era
            return plain(list);
        }
    }

    /**
     * A cell for JSON.
     *
     * @param cell as {@link #of} gives it
     * @return null, a truth value, a finite number, a list, a map, or a text: dates and times in ISO form with seconds, other numbers in words
     */
    public static Object document(Object cell) {
        if (cell instanceof List<?> list) {
            List<Object> documents = new ArrayList<>();
            list.forEach(element -> documents.add(document(element)));
            return documents;
        } else if (cell instanceof Map<?, ?> map) {
            Map<String, Object> documents = new LinkedHashMap<>();
            map.forEach((key, value) -> documents.put(text(key), document(value)));
            return documents;
        }
        boolean holds = cell == null || cell instanceof Boolean
                || cell instanceof Number && !(cell instanceof Double number && !Double.isFinite(number));
        return holds ? cell : text(cell);
    }

    /**
     * A cell as text, in full.
     *
     * @param cell as {@link #of} gives it, not null
     * @return dates and times in ISO form with seconds, lists and maps as JSON, all else as it is
     */
    public static String text(Object cell) {
        return cell instanceof OffsetDateTime instant && isFullMinute(instant) ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant)
                : cell instanceof LocalDateTime local && isFullMinute(local) ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local)
                : cell instanceof BigDecimal decimal ? decimal.toPlainString()
                : cell instanceof List<?> || cell instanceof Map<?, ?> ? Json.compact(document(cell)) : cell.toString();
    }

    /** Java leaves the seconds of such a time out. */
    private static boolean isFullMinute(TemporalAccessor time) {
        return time.get(ChronoField.SECOND_OF_MINUTE) == 0 && time.get(ChronoField.NANO_OF_SECOND) == 0;
    }

    private static Object plain(Object value) throws SQLException {
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        } else if (value instanceof Float number) {
            return number.doubleValue();
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long
                || value instanceof Double || value instanceof BigDecimal || value instanceof BigInteger || value instanceof String) {
            return value;
        } else if (value instanceof LocalDate day) {
            return day.equals(NEVER) ? "infinity" : day.equals(EVER) ? "-infinity" : day;
        } else if (value instanceof LocalTime time && isFullMinute(time)) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        } else if (value instanceof OffsetTime time && isFullMinute(time)) {
            return DateTimeFormatter.ISO_OFFSET_TIME.format(time);
        } else if (value instanceof Timestamp stamp) {
            return local(stamp.toLocalDateTime());
        } else if (value instanceof OffsetDateTime instant) {
            return instant(instant);
        } else if (value instanceof Blob blob) {
            return HexFormat.of().formatHex(blob.getBytes(1, Math.toIntExact(blob.length())));
        } else if (value instanceof Array array) {
            return elements(array);
        } else if (value instanceof DuckDBStruct struct) {
            return members(struct.getMap());
        } else if (value instanceof Map<?, ?> map) {
            return members(map);
        }
        return value.toString();
    }

    private static List<Object> elements(Array array) throws SQLException {
        List<Object> elements = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            elements.add(plain(element));
        }
        return Collections.unmodifiableList(elements);
    }

    private static Map<String, Object> members(Map<?, ?> map) throws SQLException {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            members.put(text(plain(entry.getKey())), plain(entry.getValue()));
        }
        return Collections.unmodifiableMap(members);
    }

    /** Of an instant within a value all there is is the local time, with the offset of another hour of that day. */
    private static Object instant(OffsetDateTime given) {
        ZonedDateTime there = ZonedDateTime.ofLocal(given.toLocalDateTime(), ZoneId.systemDefault(), given.getOffset());
        return instantOrWords(there.toOffsetDateTime());
    }

    private static Object instantOrWords(OffsetDateTime instant) {
        return instant.getYear() >= LAST_YEAR ? "infinity" : instant.getYear() <= FIRST_YEAR ? "-infinity"
                : instant.withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static Object local(LocalDateTime local) {
        return local == null || local.getYear() < LAST_YEAR && local.getYear() > FIRST_YEAR ? local
                : local.getYear() > 0 ? "infinity" : "-infinity";
    }
}
