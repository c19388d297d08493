package dev.plimsoll.cli;

import static java.lang.System.getProperty;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.notebook.JupyterProgram;
import dev.plimsoll.notebook.KernelSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the notebooks. */
final class NotebookCommand extends BaseCommand {

    @Option(names = "--folder", paramLabel = "DIR")
    private Optional<Path> folder;

    @Option(names = "--jupyter", paramLabel = "PROGRAM", defaultValue = "jupyter")
    private String program;

    @Parameters(arity = "0..*", paramLabel = "ARGS")
    private List<String> args = List.of();

    @Mixin
    private KernelCommand.Place place;

    @Override
    int run() {
        Path notebooks = folder.orElseGet(() -> Path.of(getProperty("plimsoll.root", "."), "notebooks").toAbsolutePath().normalize());
        if (!Files.isDirectory(notebooks)) {
            throw new InputMissingException("There is no folder " + notebooks + ". Name the one to open with --folder DIR.");
        }
        JupyterProgram jupyter = JupyterProgram.find(program);
        Path data = place.data();
        KernelSpec spec = KernelSpec.in(data, KernelSpec.NAME);
        Optional<String> before = spec.install(KernelSpec.DISPLAY_NAME);
        record Document(Path notebooks, Path folder, Optional<String> replaces) {
        }
        answer("Opening " + notebooks + " in Jupyter with the kernel \"" + KernelSpec.DISPLAY_NAME + "\" (" + spec.folder() + ")"
                + KernelCommand.replaces(before),
                () -> new Document(notebooks, spec.folder(), before));
        console.out().flush();
        return jupyter.open(notebooks, data.toAbsolutePath(), args);
    }
}
