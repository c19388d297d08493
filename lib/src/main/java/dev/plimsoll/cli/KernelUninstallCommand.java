package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import picocli.CommandLine.Command;

/** Makes Jupyter forget the kernel. */
@Command(name = "uninstall", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Remove the kernelspec \"Plimsoll (Java)\". Exit code 66 when it is not there.",
        footer = {"", "Example:", "  plimsoll kernel uninstall --user"})
final class KernelUninstallCommand extends KernelChange {

    @Override
    String change(KernelSpec spec) {
        spec.uninstall();
        return "Removed the kernel \"" + KernelSpec.DISPLAY_NAME + "\" from";
    }
}
