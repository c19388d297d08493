package dev.plimsoll.cli;

import dev.plimsoll.notebook.KernelSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells Jupyter about the kernel. */
@Command(name = "install", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Install the kernelspec \"Plimsoll (Java)\", or bring it up to date with this Java and these jars.",
        footer = {"", "Example:", "  plimsoll kernel install --user"})
final class KernelInstallCommand implements Callable<Integer> {

    @Mixin
    private KernelPlace place;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() {
        Console console = output.console();
        KernelSpec spec = KernelSpec.in(place.data());
        spec.install();
        console.text("Installed the kernel \"" + KernelSpec.DISPLAY_NAME + "\" in " + spec.folder());
        console.document(document(spec));
        return 0;
    }

    static Map<String, Object> document(KernelSpec spec) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kernel", KernelSpec.NAME);
        document.put("display_name", KernelSpec.DISPLAY_NAME);
        document.put("folder", spec.folder().toString());
        return document;
    }
}
