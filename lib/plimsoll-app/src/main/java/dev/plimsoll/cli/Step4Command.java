package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The commands about Step 4. */
@Command(name = "step4", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Allocate across two sleeves month by month: walk-forward search, robustness gates, promotion.",
        subcommands = {Step4OptimizeCommand.class, Step4RunAllCommand.class},
        footer = {"", "Examples:", "  plimsoll step4 run-all --sleeve stocks=stocks.csv --sleeve coins=coins.csv --out-dir out",
            "  plimsoll step4 optimize --objective robust --sleeve a=a.parquet --sleeve b=b.parquet --out-dir out"})
final class Step4Command implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new UsageException("name a command: optimize or run-all. See plimsoll step4 --help.");
    }
}
