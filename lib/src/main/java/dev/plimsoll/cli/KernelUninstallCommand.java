package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Makes Jupyter forget the kernel. */
@Command(name = "uninstall", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Remove the kernelspec \"Plimsoll (Java)\". Exit code 66 when it is not there.",
        footer = {"", "Example:", "  plimsoll kernel uninstall --user"})
final class KernelUninstallCommand implements Callable<Integer> {

    @Mixin
    private KernelPlace place;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        KernelSpec spec = KernelSpec.in(place.data());
        spec.uninstall();
        console.text("Removed the kernel \"" + KernelSpec.DISPLAY_NAME + "\" from " + spec.folder());
        console.document(KernelInstallCommand.document(spec));
        return 0;
    }
}
