package dev.plimsoll.governance;

import static dev.plimsoll.error.PlainText.excerpt;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.plimsoll.error.UsageException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A calendar quarter, written {@code 2025Q3}.
 *
 * @param year 1900 to 9999
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final int DAYS_THAT_MAY_LACK = 5;
    private static final Pattern TEXT = Pattern.compile("([0-9]{4})Q([1-4])");

    /**
     * Checks ranges.
     *
     * @throws UsageException naming the value out of range
     */
    public Quarter {
        if (year < 1900 || year > 9999) {
            throw new UsageException("The quarter's year is " + year + "; expected 1900 to 9999.");
        }
        if (number < 1 || number > 4) {
            throw new UsageException("The quarter's number is " + number + "; expected 1 to 4.");
        }
    }

    /**
     * The quarter of a text.
     *
     * @param text such as {@code 2025Q3}
     * @return the quarter
     * @throws UsageException for any other text
     */
    public static Quarter parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("\"" + excerpt(text) + "\" is no quarter; expected a year and a quarter such as 2025Q3.");
        }
        return new Quarter(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * The quarter a day lies in.
     *
     * @param day a calendar day
     * @return its quarter
     */
    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /**
     * The first day.
     *
     * @return such as 2025-07-01
     */
    public LocalDate start() {
        return LocalDate.of(year, 3 * number - 2, 1);
    }

    /**
     * The last day.
     *
     * @return such as 2025-09-30
     */
    public LocalDate end() {
        return start().plusMonths(3).minusDays(1);
    }

    /**
     * Whether data that end on a day cover the quarter: up to five calendar days before its end, for holidays and weekends.
     *
     * @param last the last day there is
     * @return true from five days before the end on
     */
    public boolean isCoveredBy(LocalDate last) {
        return !last.isBefore(coveredFrom());
    }

    /**
     * The earliest last day of data that cover the quarter.
     *
     * @return such as 2025-09-25
     */
    public LocalDate coveredFrom() {
        return end().minusDays(DAYS_THAT_MAY_LACK);
    }

    /**
     * The quarter before.
     *
     * @return such as 2025Q2; 2024Q4 for 2025Q1
     */
    public Quarter previous() {
        return of(start().minusDays(1));
    }

    @Override
    public int compareTo(Quarter other) {
        return start().compareTo(other.start());
    }

    @Override
    @JsonValue
    public String toString() {
        return year + "Q" + number;
    }
}
