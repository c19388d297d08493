package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells Jupyter about the kernel. */
@Command(name = "install", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Install the kernelspec \"Plimsoll (Java)\", or bring it up to date with this Java and these jars. Where it replaces the "
                + "kernel of another checkout, it says so.",
        footer = {"", "Examples:", "  plimsoll kernel install --user",
            "  plimsoll kernel install --name plimsoll-2 --display-name \"Plimsoll 2 (Java)\""})
final class KernelInstallCommand extends KernelChange {

    @Option(names = "--display-name", paramLabel = "TEXT", defaultValue = KernelSpec.DISPLAY_NAME,
            description = "The kernel's name for people (default: ${DEFAULT-VALUE}).")
    private String displayName;

    @Override
    Object change(KernelSpec spec, Console console) {
        Optional<String> before = spec.install(displayName);
        console.text("Installed the kernel \"" + displayName + "\" in " + spec.folder());
        before.ifPresent(owner -> console.text(replaces(owner)));
        return new Installed(displayName, before);
    }

    private record Installed(String displayName, Optional<String> replaces) {
    }

    /** What is said where another checkout's kernel was. */
    static String replaces(String owner) {
        return "It replaces the kernel of " + owner + ". With kernel install --name NAME both have one.";
    }
}
