package dev.plimsoll.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One table of shapes for every reader: by day and by month, CSV and Parquet. Its dates are days and month ends alike. */
class ReaderShapesTest extends WithFolder {

    private static final String PLAIN = "date,ret\n2024-01-31,0.01\n2024-02-29,-0.02\n2024-03-31,0.03\n";
    private static final List<String> DATES = List.of("2024-01-31", "2024-02-29", "2024-03-31");

    private static Connection connection;

    private enum Reader { DAILY_CSV, DAILY_PARQUET, MONTHLY_CSV, MONTHLY_PARQUET }

    private enum Where { EVERYWHERE, CSV, PARQUET, DAILY, MONTHLY }

    /** A shape, where it is tried, whether it is taken, and what is said of it: parts of a note or of a message. */
    private record Shape(String name, Where where, boolean taken, String text, List<String> says) {

        @Override
        public String toString() {
            return name + " (" + (taken ? "taken" : "refused") + ", " + where + ")";
        }
    }

    private static Shape taken(String name, String text, String... notes) {
        return new Shape(name, Where.EVERYWHERE, true, text, List.of(notes));
    }

    private static Shape taken(Where where, String name, String text, String... notes) {
        return new Shape(name, where, true, text, List.of(notes));
    }

    private static Shape refused(String name, String text, String... says) {
        return new Shape(name, Where.EVERYWHERE, false, text, List.of(says));
    }

    private static Shape refused(Where where, String name, String text, String... says) {
        return new Shape(name, where, false, text, List.of(says));
    }

    private static String header(String date) {
        return PLAIN.replaceFirst("date", date);
    }

    private static String stamps(String first, String second, String third) {
        return "date,ret\n" + first + ",0.01\n" + second + ",-0.02\n" + third + ",0.03\n";
    }

    private static String form(String form) {
        return stamps(form.formatted(DATES.get(0)), form.formatted(DATES.get(1)), form.formatted(DATES.get(2)));
    }

    /** The second return replaced. */
    private static String cell(String text) {
        return PLAIN.replace("-0.02", text);
    }

    static Stream<Shape> shapes() {
        String midnight = "the dates have a time";
        Stream<Shape> headers = Stream.of("Date", "DATE", "datetime", "Datetime", "Timestamp", "month_end", "Month_End", "rebalance_date",
                "index", "__index_level_0__", "Unnamed: 0").map(name -> taken("header " + name, header(name)));
        Stream<Shape> midnights = Stream.of("%s 00:00:00", "%sT00:00:00", "%s 00:00:00.000000", "%sT00:00:00.000000000", "%sT00:00:00Z",
                "%s 00:00:00+00:00", "%s 00:00:00.000000+00:00").map(form -> taken("midnight as " + form, form(form), midnight));
        Stream<Shape> others = Stream.of(
                taken("plain", PLAIN),
                taken(Where.CSV, "header blank", header("")),
                taken(Where.PARQUET, "date last", "ret,__index_level_0__\n0.01,2024-01-31\n-0.02,2024-02-29\n0.03,2024-03-31\n"),
                taken(Where.MONTHLY, "date last", "ret,month_end\n0.01,2024-01-31\n-0.02,2024-02-29\n0.03,2024-03-31\n"),
                taken("newest first", "date,ret\n2024-03-31,0.03\n2024-02-29,-0.02\n2024-01-31,0.01\n", "newest first"),
                taken(Where.CSV, "semicolons and points", PLAIN.replace(',', ';'), "separated by semicolons"),
                taken(Where.CSV, "byte order mark", "\uFEFF" + PLAIN),
                taken(Where.CSV, "Windows line ends", PLAIN.replace("\n", "\r\n")),
                taken(Where.CSV, "blank lines at the end", PLAIN + "\n\n"),
                taken(Where.MONTHLY, "month start", stamps("2024-01-01", "2024-02-01", "2024-03-01"), "stamped by the first day"),
                taken(Where.MONTHLY, "period", stamps("2024-01", "2024-02", "2024-03"), "stamped by the month alone"),
                taken(Where.MONTHLY, "last business day", stamps("2024-01-31", "2024-02-29", "2024-03-29"), "the last business day"),
                taken(Where.MONTHLY, "last trading day before Good Friday", stamps("2024-01-31", "2024-02-29", "2024-03-28"),
                        "the last business day"),
                taken(Where.MONTHLY, "period end with nanoseconds", form("%s 23:59:59.999999999"), midnight),
                taken(Where.MONTHLY, "an instant of the last day", form("%sT21:00:00Z"), midnight),
                hole("", ""), hole("NaN"), hole("nan"), hole("NA"), hole("N/A"), hole("#N/A"), hole("null"), hole("None"),

                refused("decimal comma", "date,ret\n2024-01-31,\"0,01\"\n", "line 2, column 2 (ret), 2024-01-31: \"0,01\"", "decimal comma",
                        "--decimal comma"),
                refused(Where.CSV, "decimal commas between semicolons", "date;ret\n2024-01-31;0,01\n", "line 2, column 2 (ret)",
                        "German or French Excel: save with points, or --decimal comma"),
                refused(Where.CSV, "decimal commas between commas", "date,ret\n2024-01-31,0,01\n", "line 2, column 3", "decimal commas"),
                refused("a comma with three digits", cell("\"1,234\""), "decimal comma", "thousands separator"),
                refused("thousands separators", cell("\"1,234,567\""), "line 3, column 2 (ret), 2024-02-29", "thousands separators"),
                refused("thousands separators with a point", cell("\"1,234.5\""), "thousands separators"),
                refused("thousands with apostrophes", cell("1'234'567"), "thousands separators"),
                refused("thousands with blanks", cell("1 234 567.5"), "thousands separators"),
                refused("percent sign", cell("1.5%"), "line 3, column 2 (ret), 2024-02-29: \"1.5%\"", "percent sign", "0.01 for 1 %"),
                refused("percent sign after a blank", cell("1.5 %"), "percent sign"),
                refused("currency sign", cell("$0.02"), "currency sign"),
                refused("brackets", cell("(0.02)"), "minus sign"),
                refused("typesetter's minus", cell("\u22120.02"), "minus sign"),
                refused("inf", cell("inf"), "line 3, column 2 (ret), 2024-02-29: \"inf\"", "infinite"),
                refused("-Infinity", cell("-Infinity"), "infinite"),
                refused("too large", cell("1e400"), "too large for a number"),
                refused("a word", cell("up"), "\"up\" is no number", "expected a decimal"),
                refused("-100 %", cell("-1"), "found -1", "above -1", "give the last return above -1, then blanks"),
                refused(Where.CSV, "comment line", "# exported\n" + PLAIN, "line 1: this is a comment line", "Remove"),
                refused(Where.CSV, "comment line of slashes", "// exported\n" + PLAIN, "line 1: this is a comment line"),
                refused(Where.CSV, "comment line with commas", "# exported, by X\n" + PLAIN, "line 1: this is a comment line"),
                refused(Where.CSV, "comment line at the end", PLAIN + "# end\n", "line 5: this is a comment line"),
                refused("comment in the first cell", PLAIN + "# end,\n", "5: this is a comment line"),
                refused(Where.CSV, "title above the header", "My fund\n" + PLAIN, "line 1: \"My fund\" is a line of metadata"),
                refused(Where.CSV, "title with commas above the header", "My fund,\n" + PLAIN, "line 1: \"My fund\" is a line of metadata"),
                refused(Where.CSV, "sep=", "sep=;\n" + PLAIN.replace(',', ';'), "line 1: \"sep=;\" is a line of metadata"),
                refused("two header rows of yfinance", "Price,ret\nTicker,AAA\nDate,\n" + PLAIN.substring(9), "two header rows"),
                refused("two header rows of pandas", "date,ret\n,AAA\n" + PLAIN.substring(9), "two header rows"),
                refused("two header rows, the date in the second", "Price,ret\nDate,\n" + PLAIN.substring(9), "two header rows"),
                refused("two header rows in one name", PLAIN.replaceFirst("ret", "\"('Close', 'AAA')\""), "two header rows"),
                refused("Excel serial", stamps("45322", "45351", "45382"), "column 1 (date): \"45322\"", "day number of Excel"),
                refused("Excel serial with a fraction", stamps("45322.0", "45351.0", "45382.0"), "day number of Excel"),
                refused("seconds since 1970", stamps("1706659200", "1709164800", "1711843200"), "since 1970"),
                refused("row numbers", stamps("0", "1", "2"), "row number"),
                refused("no dashes", stamps("20240131", "20240229", "20240331"), "dashes are missing"),
                refused("day first with points", stamps("31.01.2024", "29.02.2024", "31.03.2024"), "\"31.01.2024\"", "day or the month"),
                refused("month first with slashes", stamps("01/31/2024", "02/29/2024", "03/31/2024"), "day or the month is first"),
                refused("day first with dashes", stamps("31-01-2024", "29-02-2024", "31-03-2024"), "day or the month is first"),
                refused("year first with slashes", stamps("2024/01/31", "2024/02/29", "2024/03/31"), "no dashes"),
                refused("month in letters", stamps("31 Jan 2024", "29 Feb 2024", "31 Mar 2024"), "in letters"),
                refused("offset of New York", form("%s 00:00:00-05:00"), "has the offset -05:00", "expected UTC"),
                refused("offset of Berlin", form("%sT00:00:00+01:00"), "has the offset +01:00", "expected UTC"),
                refused("time of day", form("%s 16:00:00"), "has a time of day"),
                refused(Where.DAILY, "time of day in UTC", form("%sT21:00:00Z"), "has a time of day"),
                refused(Where.DAILY, "month alone", stamps("2024-01", "2024-02", "2024-03"), "a month without a day"),
                refused("no such day", stamps("2024-01-31", "2024-02-30", "2024-03-31"), "\"2024-02-30\" is no"),
                refused("blank date", stamps("2024-01-31", "", "2024-03-31"), "is blank"),
                refused("Total row", PLAIN + "Total,0.02\n", "column 1 (date): \"Total\"", "row of totals", "remove it"),
                refused("duplicate", PLAIN + "2024-03-31,0.04\n", "2024-03", "already, a duplicate"),
                refused("duplicate further up", PLAIN + "2024-01-31,0.04\n", "2024-01", "already, a duplicate"),
                refused("out of order", PLAIN + "2023-12-31,0.04\n", "2023-12", "must ascend"),
                refused(Where.MONTHLY, "middle of a month", stamps("2024-01-31", "2024-02-15", "2024-03-31"),
                        "2024-02-15 is not the end of a month; expected 2024-02-29"),
                refused(Where.MONTHLY, "two kinds of stamps", stamps("2024-01-31", "2024-02-01", "2024-03-31"), "one kind of stamp"),
                refused(Where.MONTHLY, "month ends and business days", stamps("2024-03-31", "2024-08-30", "2024-09-30"),
                        "2024-08-30 is the last business day of its month", "one kind of stamp"),
                refused("header and no rows", "date,ret\n", "EMPTY_TABLE: ", "no rows below the header"),
                refused(Where.DAILY, "two date columns", "__index_level_0__,date,ret\n0,2024-01-31,0.01\n", "one column of dates"),
                refused(Where.CSV, "a name twice", "date,ret,ret\n2024-01-31,1,1\n", "line 1, column 3"),
                refused("no date column", "when,ret\n2024-01-31,0.01\n", "when", "expected"));
        return Stream.of(headers, midnights, others).flatMap(shapes -> shapes);
    }

    private static Shape hole(String word) {
        return hole(word, "1 cell holds " + word + " and is taken as missing");
    }

    private static Shape hole(String word, String note) {
        return taken("missing: " + word, cell(word), note.isEmpty() ? new String[0] : new String[] {note});
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void everyReaderTakesAndRefusesTheSame(Shape shape) throws Exception {
        for (Reader kind : Reader.values()) {
            boolean daily = kind == Reader.DAILY_CSV || kind == Reader.DAILY_PARQUET;
            boolean csv = kind == Reader.DAILY_CSV || kind == Reader.MONTHLY_CSV;
            boolean tried = switch (shape.where()) {
                case EVERYWHERE -> true;
                case CSV -> csv;
                case PARQUET -> !csv;
                case DAILY -> daily;
                case MONTHLY -> !daily;
            };
            if (!tried) {
                continue;
            }
            Path file = folder.resolve(csv ? "t.csv" : "t.parquet");
            if (csv) {
                Files.writeString(file, shape.text());
            } else if (!Files.exists(file)) {
                writeParquet(file, shape.text());
            }
            TableReader reader = new TableReader(DecimalSign.POINT);
            if (shape.taken()) {
                DatedTable table = daily ? reader.daily(file) : reader.monthly(file);
                double[] values = table.numbers("ret", DatedTable.Rule.RETURN);
                assertThat(IntStream.range(0, 3).mapToObj(row -> table.dates().date(row).toString())).as(kind.name()).isEqualTo(DATES);
                assertThat(values).as(kind.name()).containsExactly(0.01, shape.name().startsWith("missing") ? Double.NaN : -0.02, 0.03);
                assertThat(reader.notes()).as(kind.name()).hasSize(shape.says().size());
                for (int i = 0; i < shape.says().size(); i++) {
                    assertThat(reader.notes().get(i).text()).as(kind.name()).contains(shape.says().get(i));
                    assertThat(reader.notes().get(i).file()).isEqualTo(file);
                }
            } else {
                assertThatThrownBy(() -> (daily ? reader.daily(file) : reader.monthly(file)).panel(DatedTable.Rule.RETURN)).as(kind.name())
                        .isInstanceOf(DataException.class).hasMessageContaining(file.toString())
                        .satisfies(e -> assertThat(says(shape, e.getMessage(), csv)).as(e.getMessage()).isTrue());
            }
        }
    }

    /** Whether a message says all; a line of a CSV file is a row less in Parquet. */
    private static boolean says(Shape shape, String message, boolean csv) {
        return shape.says().stream().allMatch(part -> message.contains(csv ? part : rows(part)));
    }

    private static String rows(String part) {
        return part.replace("line 2", "row 1").replace("line 3", "row 2").replace("5: this", "4: this");
    }

    @Test
    void thereAreSixtyShapesOrMore() {
        assertThat(shapes().count()).isGreaterThanOrEqualTo(60);
        assertThat(shapes().map(Shape::toString)).doesNotHaveDuplicates();
    }

    @Test
    void theOptionTakesDecimalCommasAndRefusesPointsAmongThem() throws Exception {
        TableReader reader = new TableReader(DecimalSign.COMMA);
        Path file = Files.writeString(folder.resolve("comma.csv"), "date;ret\n2024-01-31;0,01\n2024-02-29;-2e-2\n2024-03-31;3\n");
        assertThat(reader.daily(file).numbers("ret", DatedTable.Rule.RETURN)).containsExactly(0.01, -0.02, 3);
        Path points = Files.writeString(folder.resolve("points.csv"), PLAIN);
        assertThat(reader.daily(points).numbers("ret", DatedTable.Rule.RETURN)).containsExactly(0.01, -0.02, 0.03);
        Path both = Files.writeString(folder.resolve("both.csv"), "date;ret\n2024-01-31;1.234\n");
        assertThatThrownBy(() -> reader.daily(both).numbers("ret", DatedTable.Rule.RETURN)).isInstanceOf(DataException.class)
                .hasMessageContaining("\"1.234\" is no number: it has a point in a file with decimal commas");
    }

    @BeforeAll
    static void connect() throws SQLException {
        connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    /** Parquet of texts, a blank cell being NULL. */
    private static void writeParquet(Path file, String csv) throws SQLException {
        List<List<String>> cells = Arrays.stream(csv.split("\n")).map(ReaderShapesTest::fields).toList();
        List<String> header = cells.get(0);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TABLE t (" + header.stream().map(name -> '"' + name + "\" VARCHAR")
                    .collect(Collectors.joining(", "))
                    + ")");
            for (List<String> row : cells.subList(1, cells.size())) {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (" + "?, ".repeat(header.size() - 1)
                        + "?)")) {
                    for (int c = 0; c < header.size(); c++) {
                        insert.setString(c + 1, row.get(c).isEmpty() ? null : row.get(c));
                    }
                    insert.execute();
                }
            }
            statement.execute("COPY t TO '" + file + "' (FORMAT parquet)");
        }
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (char c : (line + ",").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        return fields;
    }

    @ParameterizedTest
    @MethodSource("types")
    void parquetsOwnTypesOfDatesAndMissingValuesAreTaken(String date) throws Exception {
        Path file = folder.resolve("typed.parquet");
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT 0.01::DOUBLE AS ret, " + date.formatted("2024-01-31") + " AS \"Date\" UNION ALL SELECT "
                    + "'NaN'::DOUBLE, " + date.formatted("2024-02-29") + " UNION ALL SELECT 0.03, " + date.formatted("2024-03-31")
                    + ") TO '"
                    + file + "' (FORMAT parquet)");
        }
        TableReader reader = new TableReader(DecimalSign.POINT);
        for (DatedTable table : List.of(reader.daily(file), reader.monthly(file))) {
            assertThat(table.dates().last().toString()).isEqualTo("2024-03-31");
            assertThat(table.numbers("ret", DatedTable.Rule.RETURN)).containsExactly(0.01, Double.NaN, 0.03);
            assertThat(table.notes()).singleElement().extracting(Note::text).asString().contains("1 cell holds NaN");
        }
    }

    static Stream<String> types() {
        return Stream.of("DATE '%s'", "TIMESTAMP '%s'", "TIMESTAMP_NS '%s'", "TIMESTAMPTZ '%s 00:00:00+00'", "'%s'");
    }
}
