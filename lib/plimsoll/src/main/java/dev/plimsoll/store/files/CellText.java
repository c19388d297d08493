package dev.plimsoll.store.files;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a cell that is no plain number or date is, in words, with the way out; empty where it is nothing known. */
final class CellText {

    private static final List<String> MISSING = List.of("nan", "na", "n/a", "#n/a", "null", "none");
    private static final List<String> TOTALS = List.of("total", "totals", "grand total", "subtotal", "sum", "summe", "gesamt", "total:",
            "average", "mean", "mittelwert", "count", "std");

    private static final Pattern INFINITE = Pattern.compile("[+-]?(?:inf|infinity|∞)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERCENT = Pattern.compile(".*[0-9].*[%‰]|[%‰].*[0-9].*");
    private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
    private static final Pattern DECIMAL_COMMA = Pattern.compile(
            "[+-]?(?:\\d*,\\d*(?:[eE][+-]?\\d+)?|\\d{1,3}(?:[.' \\u00a0\\u202f]\\d{3})+,\\d+)");
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3}(?:[,'’ \\u00a0\\u202f_]\\d{3})+(?:\\.\\d*)?");
    private static final Pattern THOUSANDS_POINT = Pattern.compile("[+-]?\\d+(?:\\.\\d+)+(?:,\\d*)?");
    private static final Pattern CURRENCY = Pattern.compile("[+-]?\\p{Sc}.*|.*\\d ?\\p{Sc}");
    private static final Pattern ACCOUNTING = Pattern.compile("\\([0-9.,]+\\)");

    private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(?:\\.\\d+)?");
    private static final Pattern EPOCH = Pattern.compile("[1-9]\\d{8,18}(?:\\.\\d+)?(?:E\\d+)?");
    private static final Pattern ROW_NUMBER = Pattern.compile("\\d{1,4}(?:\\.0+)?");
    private static final Pattern NO_DASHES = Pattern.compile("[12]\\d{7}");
    private static final Pattern PARTS = Pattern.compile("\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}(?:[ T].*)?");
    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}[./-]\\d{1,2}[./-]\\d{1,2}(?:[ T].*)?");
    private static final Pattern IN_WORDS = Pattern.compile("(?i).*\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b.*\\d.*|"
            + "\\d.*\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b.*");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private CellText() {
    }

    /** Whether a cell holds a word for a missing value, as libraries and spreadsheets write it. */
    static boolean isMissing(String text) {
        return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    static boolean isComment(String text) {
        return text.startsWith("#") && !isMissing(text) || text.startsWith("//");
    }

    static String comment() {
        return "this is a comment line; expected a header and rows alone. Remove the line.";
    }

    /** What is wrong with a text that should be a number; begins with ": " unless empty. */
    static String number(String text, boolean semicolons, DecimalSign decimal) {
        if (INFINITE.matcher(text).matches()) {
            return ": it is infinite";
        } else if (PERCENT.matcher(text).matches()) {
            return ": it has a percent sign; divide by 100 and write 0.01 for 1 %";
        } else if (decimal == DecimalSign.COMMA && THOUSANDS_POINT.matcher(text).matches()) {
            return ": it has a point in a file with decimal commas, which could be a thousands separator; write the number without";
        } else if (decimal == DecimalSign.COMMA && text.indexOf(',') != text.lastIndexOf(',')) {
            return ": it has thousands separators; write the number without them";
        } else if (EITHER.matcher(text).matches()) {
            return ": it has a comma, which is a decimal comma (German or French Excel: save with points, or --decimal comma) or a "
                    + "thousands separator (write the number without it)";
        } else if (DECIMAL_COMMA.matcher(text).matches() && text.chars().anyMatch(Character::isDigit)) {
            return ": it has a decimal comma (German or French Excel: save with points, or --decimal comma)";
        } else if (THOUSANDS.matcher(text).matches()) {
            return ": it has thousands separators; write the number without them";
        } else if (CURRENCY.matcher(text).matches()) {
            return ": it has a currency sign; write the number alone";
        } else if (ACCOUNTING.matcher(text).matches()) {
            return ": it stands in brackets, as accountants write what is negative; write it with a minus sign";
        } else if (!text.isEmpty() && (text.charAt(0) == '\u2212' || text.charAt(0) == '\u2013')) {
            return ": its minus sign is a typesetter's; write it with - (U+002D)";
        }
        return "";
    }

    /** What is wrong with a text that should be a date; begins with ": " unless empty. */
    static String date(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (TOTALS.contains(lower)) {
            return ": this is a row of totals; remove it";
        } else if (NO_DASHES.matcher(text).matches()) {
            return ": the dashes are missing";
        } else if (SERIAL.matcher(text).matches()) {
            return ": this is a day number of Excel; format the column as a date, YYYY-MM-DD, and save again";
        } else if (EPOCH.matcher(text).matches()) {
            return ": this is a count of seconds or of parts of them since 1970; write the date itself";
        } else if (ROW_NUMBER.matcher(text).matches()) {
            return ": this is a row number; write the dates as the index, or the table without one (pandas: index=False)";
        } else if (MONTH.matcher(text).matches()) {
            return ": this is a month without a day";
        } else if (YEAR_FIRST.matcher(text).matches() && !text.startsWith("-", 4)) {
            return ": the year is first, but there are no dashes";
        } else if (PARTS.matcher(text).matches()) {
            return ": the day or the month is first, and which one cannot be known; save as YYYY-MM-DD";
        } else if (IN_WORDS.matcher(text).matches()) {
            return ": the month is written in letters; save as YYYY-MM-DD";
        }
        return "";
    }
}
