package dev.plimsoll.store.files;

import static dev.plimsoll.store.files.Stamps.MONTH_END;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which column dates the rows: its names in any case, those of data frame libraries among them. */
enum DateColumn {

    /** A row per day; in CSV the date stands first, in Parquet anywhere. */
    DAILY,
    /** A row per month; the columns stand in any order. */
    MONTHLY;

    private static final List<String> DATES = List.of("date", "datetime", "timestamp");
    /** Names that data frame libraries give an index of dates, or of row numbers. */
    private static final List<String> INDEX = List.of("index", "__index_level_0__", "unnamed: 0", "");
    private static final List<String> NAMES = Stream.of(DATES, List.of("rebalance_date", MONTH_END), INDEX).flatMap(List::stream).toList();

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isName(String text) {
        return NAMES.contains(lower(text));
    }

    /** Whether a column beside that of the dates is one more index, or the dates beside a column of row numbers, and no asset. */
    static boolean isSecondDate(String dates, String other) {
        String name = lower(other);
        return name.equals("__index_level_0__") || name.equals("unnamed: 0") || DATES.contains(name) && INDEX.contains(lower(dates));
    }

    /** Place of the column, or -1. */
    int in(FileTable table) {
        List<String> header = table.header().stream().map(DateColumn::lower).toList();
        if (this == DAILY && table.text()) {
            return NAMES.contains(header.get(0)) ? 0 : -1;
        }
        int monthEnd = header.indexOf(MONTH_END);
        return this == MONTHLY && monthEnd >= 0 ? monthEnd
                : NAMES.stream().map(header::indexOf).filter(column -> column >= 0).findFirst().orElse(-1);
    }
}
