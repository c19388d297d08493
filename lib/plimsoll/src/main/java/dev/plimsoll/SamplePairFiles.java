package dev.plimsoll;

import dev.plimsoll.sample.SamplePair;
import dev.plimsoll.store.files.MonthlyTable;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.timeseries.Series;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two sample sleeves as monthly tables for Step 4. */
final class SamplePairFiles {

    private static final double START_CAPITAL = 10_000;

    private SamplePairFiles() {
    }

    static List<Path> write(long seed, Path folder) {
        SamplePair pair = SamplePair.simulate(seed);
        return List.of(WholeFile.write(folder, "stocks.csv", table(pair.stocks())),
                WholeFile.write(folder, "coins.csv", table(pair.coins())));
    }

    private static byte[] table(Series returns) {
        double[] equity = new double[returns.size()];
        double[] pnl = new double[equity.length];
        double before = START_CAPITAL;
        for (int row = 0; row < equity.length; row++) {
            equity[row] = before * (1 + returns.value(row));
            pnl[row] = equity[row] - before;
            before = equity[row];
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("ret", returns.toArray());
        columns.put("equity", equity);
        columns.put("pnl", pnl);
        return new MonthlyTable(returns.dates(), columns).csv();
    }
}
