package dev.plimsoll.store.files;

import java.util.List;
import java.util.Locale;

/** Which column dates the rows: its names in any case, those of data frame libraries among them. */
enum DateColumn {

    /** A row per day; in CSV the date stands first, in Parquet anywhere. */
    DAILY(List.of("date", "datetime", "timestamp", "rebalance_date", "month_end", "index", "__index_level_0__", "unnamed: 0", "")),
    /** A row per month; the columns stand in any order. */
    MONTHLY(List.of("month_end", "date", "datetime", "timestamp", "rebalance_date", "index", "__index_level_0__", "unnamed: 0", ""));

    /** Names that data frame libraries give an index of dates, or of row numbers. */
    private static final List<String> INDEX = List.of("index", "__index_level_0__", "unnamed: 0", "");
    private static final List<String> DATES = List.of("date", "datetime", "timestamp");

    private final List<String> names;

    DateColumn(List<String> names) {
        this.names = names;
    }

    static boolean isName(String text) {
        return DAILY.names.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a column beside that of the dates is one more index, or the dates beside a column of row numbers, and no asset. */
    static boolean isSecondDate(String dates, String other) {
        String name = other.strip().toLowerCase(Locale.ROOT);
        return name.equals("__index_level_0__") || name.equals("unnamed: 0")
                || DATES.contains(name) && INDEX.contains(dates.strip().toLowerCase(Locale.ROOT));
    }

    /** Place of the column, or -1. */
    int in(FileTable table) {
        List<String> header = table.header();
        if (this == DAILY && table.text()) {
            return isName(header.get(0)) ? 0 : -1;
        }
        List<String> lower = header.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        return names.stream().map(lower::indexOf).filter(column -> column >= 0).findFirst().orElse(-1);
    }
}
