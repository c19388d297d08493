package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import java.util.LinkedHashMap;
import java.util.Map;
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

    /** Makes the change, says it, and adds to the document for programs what is its own. */
    abstract void change(KernelSpec spec, Console console, Map<String, Object> document);

    @Override
    public Integer call() {
        Console console = output.console();
        KernelSpec spec = KernelSpec.in(place.data(), name);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kernel", name);
        document.put("folder", spec.folder().toString());
        change(spec, console, document);
        console.document(document);
        return 0;
    }
}
