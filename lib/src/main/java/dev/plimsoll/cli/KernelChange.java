package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that changes what Jupyter knows of the kernel. */
abstract class KernelChange implements Callable<Integer> {

    @Mixin
    private KernelPlace place;

    @Mixin
    private OutputOptions output;

    /** Makes the change; answers what was done, up to the folder. */
    abstract String change(KernelSpec spec);

    @Override
    public Integer call() {
        Console console = output.console();
        KernelSpec spec = KernelSpec.in(place.data());
        console.text(change(spec) + " " + spec.folder());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kernel", KernelSpec.NAME);
        document.put("display_name", KernelSpec.DISPLAY_NAME);
        document.put("folder", spec.folder().toString());
        console.document(document);
        return 0;
    }
}
