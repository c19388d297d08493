package dev.plimsoll.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.plimsoll.notebook.KernelSpec;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that changes what Jupyter knows of the kernel. */
abstract class KernelChange implements Callable<Integer> {

    @Option(names = "--name", paramLabel = "NAME", defaultValue = KernelSpec.NAME,
            description = "The kernel's name for programs (default: ${DEFAULT-VALUE}). With a name of its own each checkout keeps its kernel.")
    private String name;

    @Mixin
    private KernelPlace place;

    @Mixin
    private OutputOptions output;

    private record Document(String kernel, Path folder, @JsonUnwrapped Object change) {
    }

    /** Makes the change, says it, and gives what the document for programs says of it. */
    abstract Object change(KernelSpec spec, Console console);

    @Override
    public Integer call() {
        Console console = output.console();
        KernelSpec spec = KernelSpec.in(place.data(), name);
        console.document(new Document(name, spec.folder(), change(spec, console)));
        return 0;
    }
}
