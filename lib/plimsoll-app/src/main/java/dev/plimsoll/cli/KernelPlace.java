package dev.plimsoll.cli;

import dev.plimsoll.notebook.JupyterFolders;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where a kernelspec goes. */
final class KernelPlace {

    @ArgGroup(exclusive = true)
    private Choice choice;

    private static final class Choice {

        @Option(names = "--user", description = "For this user only (the default).")
        private boolean user;

        @Option(names = "--prefix", paramLabel = "DIR", description = "Under DIR/share/jupyter, such as a virtual environment.")
        private Path prefix;

        @Option(names = "--sys-prefix", description = "For the active Python environment, or that of the jupyter on the PATH.")
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
