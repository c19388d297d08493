package dev.plimsoll.cli;

import dev.plimsoll.notebook.JupyterFolders;
import dev.plimsoll.notebook.KernelSpec;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What belongs to the Jupyter kernel. */
@Command(subcommands = {KernelCommand.Install.class, KernelCommand.Uninstall.class})
final class KernelCommand extends CommandGroup {

    /** What is said where another checkout's kernel was. */
    static String replaces(Optional<String> before) {
        return before.map(owner -> "\nIt replaces the kernel of " + owner + ". With kernel install --name NAME both have one.").orElse("");
    }

    /** Changes what Jupyter knows of the kernel. */
    private abstract static class Change extends BaseCommand {

        @Option(names = "--name", paramLabel = "NAME", defaultValue = KernelSpec.NAME)
        String name;

        @Mixin
        private Place place;

        final KernelSpec spec() {
            return KernelSpec.in(place.data(), name);
        }
    }

    /** Tells Jupyter about the kernel. */
    @Command(name = "install")
    static final class Install extends Change {

        @Option(names = "--display-name", order = INPUTS, paramLabel = "TEXT", defaultValue = KernelSpec.DISPLAY_NAME)
        private String displayName;

        @Override
        int run() {
            KernelSpec spec = spec();
            Optional<String> before = spec.install(displayName);
            record Document(String kernel, Path folder, String displayName, Optional<String> replaces) {
            }
            return answer("Installed the kernel \"" + displayName + "\" in " + spec.folder()
                            + replaces(before),
                    () -> new Document(name, spec.folder(), displayName, before));
        }
    }

    /** Makes Jupyter forget the kernel. */
    @Command(name = "uninstall")
    static final class Uninstall extends Change {
        @Override
        int run() {
            KernelSpec spec = spec();
            Optional<String> other = spec.uninstall();
            record Document(String kernel, Path folder, Optional<String> wasOf) {
            }
            return answer("Removed the kernel " + name + " from " + spec.folder()
                            + other.map(owner -> "\nIt was not this checkout's kernel, but that of " + owner).orElse(""),
                    () -> new Document(name, spec.folder(), other));
        }
    }

    /** Where a kernelspec goes. */
    static final class Place {

        @ArgGroup(exclusive = true)
        private Choice choice;

        private static final class Choice {
            @Option(names = "--user")
            private boolean user;

            @Option(names = "--prefix", paramLabel = "DIR")
            private Path prefix;

            @Option(names = "--sys-prefix")
            private boolean sysPrefix;
        }

        /** Jupyter's data folder there. */
        Path data() {
            JupyterFolders folders = JupyterFolders.ofThisUser();
            if (choice != null && choice.prefix != null) {
                return JupyterFolders.under(choice.prefix);
            }
            return choice != null && choice.sysPrefix ? folders.ofPython() : folders.user();
        }
    }
}
