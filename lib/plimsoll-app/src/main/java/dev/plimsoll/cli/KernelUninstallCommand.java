package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Makes Jupyter forget the kernel. */
@Command(name = "uninstall", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Remove this checkout's kernelspec, or one whose checkout is gone. Exit code 66 when it is not there, 64 when it is another "
                + "checkout's.",
        footer = {"", "Example:", "  plimsoll kernel uninstall --user"})
final class KernelUninstallCommand extends KernelChange {

    @Override
    Object change(KernelSpec spec, Console console) {
        Optional<String> other = spec.uninstall();
        console.text("Removed the kernel " + spec.folder().getFileName() + " from " + spec.folder());
        other.ifPresent(owner -> console.text("It was not this checkout's kernel, but that of " + owner));
        return new Removed(other);
    }

    private record Removed(Optional<String> wasOf) {
    }
}
