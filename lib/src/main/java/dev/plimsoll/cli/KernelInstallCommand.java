package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import picocli.CommandLine.Command;

/** Tells Jupyter about the kernel. */
@Command(name = "install", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Install the kernelspec \"Plimsoll (Java)\", or bring it up to date with this Java and these jars.",
        footer = {"", "Example:", "  plimsoll kernel install --user"})
final class KernelInstallCommand extends KernelChange {

    @Override
    String change(KernelSpec spec) {
        spec.install();
        return "Installed the kernel \"" + KernelSpec.DISPLAY_NAME + "\" in";
    }
}
