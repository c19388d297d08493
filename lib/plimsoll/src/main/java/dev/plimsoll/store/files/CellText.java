package dev.plimsoll.store.files;

import static java.util.Locale.ROOT;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a cell that is no plain number or date is, in words, with the way out; empty where it is nothing known. */
final class CellText {

    private static final List<String> MISSING = List.of("nan", "na", "n/a", "#n/a", "null", "none");
    private static final String DECIMAL_COMMA = "decimal comma (German or French Excel: save with points, or --decimal comma)";

    /** Texts that should be numbers, by their form, and what is wrong with them; the first that fits. */
    private static final String[][] NO_NUMBERS = {
        {"(?i)[+-]?(?:inf|infinity|∞)", "it is infinite"},
        {".*[0-9].*[%‰]|[%‰].*[0-9].*", "it has a percent sign; divide by 100 and write 0.01 for 1 %"},
        {"[+-]?[1-9]\\d{0,2},\\d{3}", "it has a comma, which is a " + DECIMAL_COMMA + " or a thousands separator (write the number "
                + "without it)"},
        {"(?=.*\\d)[+-]?(?:\\d*,\\d*(?:[eE][+-]?\\d+)?|\\d{1,3}(?:[.' \\u00a0\\u202f]\\d{3})+,\\d+)",
            "it has a " + DECIMAL_COMMA},
        {"[+-]?\\d{1,3}(?:[,'’ \\u00a0\\u202f_]\\d{3})+(?:\\.\\d*)?", "it has thousands separators; write the number without them"},
        {"[+-]?\\p{Sc}.*|.*\\d ?\\p{Sc}", "it has a currency sign; write the number alone"},
        {"\\([0-9.,]+\\)", "it stands in brackets, as accountants write what is negative; write it with a minus sign"},
        {"(?s)[\\u2212\\u2013].*", "its minus sign is a typesetter's; write it with - (U+002D)"}};
    /** Texts of files with decimal commas, likewise. */
    private static final String[][] NO_NUMBERS_WITH_COMMAS = {
        {"[+-]?\\d+(?:\\.\\d+)+(?:,\\d*)?", "it has a point in a file with decimal commas, which could be a thousands separator; write the "
                + "number without"},
        {"(?s).*,.*,.*", "it has thousands separators; write the number without them"}};

    private static final String MONTH_IN_WORDS = "\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b";
    /** Texts that should be dates, likewise. */
    private static final String[][] NO_DATES = {
        {"(?i)(?:grand |sub)?total|totals|total:|sum|summe|gesamt|average|mean|mittelwert|count|std", "this is a row of totals; remove it"},
        {"[12]\\d{7}", "the dashes are missing"},
        {"[1-9]\\d{4}(?:\\.\\d+)?", "this is a day number of Excel; format the column as a date, YYYY-MM-DD, and save again"},
        {"[1-9]\\d{8,18}(?:\\.\\d+)?(?:E\\d+)?", "this is a count of seconds or of parts of them since 1970; write the date itself"},
        {"\\d{1,4}(?:\\.0+)?", "this is a row number; write the dates as the index, or the table without one (pandas: index=False)"},
        {"\\d{4}-\\d{2}", "this is a month without a day"},
        {"\\d{4}[./]\\d{1,2}[./-]\\d{1,2}(?:[ T].*)?", "the year is first, but there are no dashes"},
        {"\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}(?:[ T].*)?", "the day or the month is first, and which one cannot be known; save as "
                + "YYYY-MM-DD"},
        {"(?i).*" + MONTH_IN_WORDS + ".*\\d.*|\\d.*" + MONTH_IN_WORDS + ".*", "the month is written in letters; save as YYYY-MM-DD"}};

    /** Whether a cell holds a word for a missing value, as libraries and spreadsheets write it. */
    static boolean isMissing(String text) {
        return text.length() <= 4 && MISSING.contains(text.toLowerCase(ROOT));
    }

    static boolean isComment(String text) {
        return text.startsWith("#") && !isMissing(text) || text.startsWith("//");
    }

    static String comment() {
        return "this is a comment line; expected a header and rows alone. Remove the line.";
    }

    /** What is wrong with a text that should be a number; begins with ": " unless empty. */
    static String number(String text, DecimalSign decimal) {
        String withCommas = decimal == DecimalSign.COMMA ? fault(text, NO_NUMBERS_WITH_COMMAS) : "";
        return withCommas.isEmpty() ? fault(text, NO_NUMBERS) : withCommas;
    }

    /** What is wrong with a text that should be a date; begins with ": " unless empty. */
    static String date(String text) {
        return fault(text, NO_DATES);
    }

    private static String fault(String text, String[][] forms) {
        return Stream.of(forms).filter(form -> Pattern.matches(form[0], text)).map(form -> ": " + form[1]).findFirst().orElse("");
    }
}
