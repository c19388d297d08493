package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What belongs to the Jupyter kernel. */
@Command(name = "kernel", mixinStandardHelpOptions = true, description = "Install the Jupyter kernel, or remove it.",
        subcommands = {KernelInstallCommand.class, KernelUninstallCommand.class}, synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  plimsoll kernel install"})
final class KernelCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new UsageException("name what to do: install or uninstall. See plimsoll kernel --help.");
    }
}
