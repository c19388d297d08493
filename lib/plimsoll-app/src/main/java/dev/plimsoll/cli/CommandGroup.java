package dev.plimsoll.cli;

import static java.util.stream.Collectors.joining;

import dev.plimsoll.error.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands under one name, which does nothing by itself. */
@Command(mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
abstract class CommandGroup implements Callable<Integer> {

    @Spec
    private CommandSpec group;

    @Override
    public final Integer call() {
        throw new UsageException("name a command: " + group.subcommands().values().stream().map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden()).map(CommandSpec::name).collect(joining(", "))
                + ". See " + group.qualifiedName() + " --help.");
    }
}
