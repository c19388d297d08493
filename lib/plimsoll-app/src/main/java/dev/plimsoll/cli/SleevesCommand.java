package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The commands about sleeves. */
@Command(name = "sleeves", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Combine sleeves of positions into one book by risk budgets, under constraints.",
        subcommands = {SleevesCombineCommand.class, SleevesBacktestCommand.class},
        footer = {"", "Examples:", "  plimsoll sleeves combine --request request.json",
                "  plimsoll sleeves backtest --inputs runs/sleeves"})
final class SleevesCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new UsageException("name a command: combine or backtest. See plimsoll sleeves --help.");
    }
}
