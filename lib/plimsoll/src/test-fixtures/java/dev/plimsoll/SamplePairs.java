package dev.plimsoll;

import static dev.plimsoll.Unchecked.unchecked;

import dev.plimsoll.sample.SampleMarket;
import dev.plimsoll.sample.SamplePair;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The two simulated sleeves as CSV files, with what a test wants to be wrong about them. */
public final class SamplePairs {

    private SamplePairs() {
    }

    /** Writes stocks.csv and coins.csv; {@code change} turns the text of coins.csv into what is written. */
    public static Path write(Path folder, UnaryOperator<String> change) {
        SamplePair pair = SamplePair.simulate(SampleMarket.DEFAULT_SEED);
        return unchecked(() -> {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("stocks.csv"), csv(pair.stocks()));
            Files.writeString(folder.resolve("coins.csv"), change.apply(csv(pair.coins())));
            return folder;
        });
    }

    private static String csv(Series returns) {
        StringBuilder text = new StringBuilder("month_end,ret\n");
        for (int row = 0; row < returns.size(); row++) {
            text.append(returns.dates().date(row)).append(',').append(returns.value(row)).append('\n');
        }
        return text.toString();
    }

    /** Replaces the return of a month; an empty text makes it missing. */
    public static String withReturn(String csv, String monthEnd, String value) {
        return csv.replaceFirst("(?m)^" + monthEnd + ",.*$", monthEnd + "," + value);
    }
}
