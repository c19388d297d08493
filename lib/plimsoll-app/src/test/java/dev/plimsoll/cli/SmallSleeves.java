package dev.plimsoll.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sleeve backtest small enough to check by hand: two sleeves, three assets, three rebalances in nine days. */
final class SmallSleeves {

    static final String REQUEST = """
            {"sleeve_positions": {"tsmom": {"ES": 0.8, "GC": -0.4, "CL": 0.6}, "xsec": {"ES": -0.3, "GC": 0.7, "SI": 0.5}},
             "risk_budgets": {"tsmom": 0.6, "xsec": 0.4}, "prev_weights": null,
             "constraints": {"bounds_per_asset": [-1.5, 1.5], "gross_cap": 7.0, "net_cap": 2.0, "turnover_cap": null},
             "projection": "sequential"}
            """;

    static final String SETTINGS = """
            budgets: {carry: 0.5, trend: 0.5}
            constraints: {bounds_per_asset: [-0.5, 0.5], gross_cap: 0.8, net_cap: 0.6}
            execution: {lag: 1, slippage_bp: 10}
            """;

    private SmallSleeves() {
    }

    static Path in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("positions"));
        Files.writeString(folder.resolve("sleeves.yaml"), SETTINGS);
        Files.writeString(folder.resolve("asset_returns.csv"), """
                date,A,B,C
                2024-01-02,0.01,0.02,-0.01
                2024-01-03,0.02,-0.01,0.00
                2024-01-04,-0.01,0.01,0.01
                2024-01-05,0.00,0.01,-0.02
                2024-01-08,0.01,-0.02,0.01
                2024-01-09,-0.02,0.00,0.02
                2024-01-10,0.01,0.01,0.01
                2024-01-11,0.02,-0.01,
                2024-01-12,-0.01,0.02,-0.01
                """);
        Files.writeString(folder.resolve("positions/carry.csv"), """
                date,A,B
                2024-01-02,0.4,0.2
                2024-01-05,0.8,0.8
                """);
        Files.writeString(folder.resolve("positions/trend.csv"), """
                date,A,C
                2024-01-02,0.2,-0.4
                2024-01-05,0.8,-0.4
                2024-01-09,,0.6
                """);
        return folder;
    }
}
