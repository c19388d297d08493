package dev.plimsoll.notebook.java;

import java.util.Map;
import java.util.function.Supplier;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Lets JShell run its snippets as the kernel does: the JDK's own shell by {@code --execution plimsoll}, which finds this as a service.
 *
 * @param control gives what runs the snippets of a shell
 */
public record ShellControlProvider(Supplier<ExecutionControl> control) implements ExecutionControlProvider {

    /** What the shell calls it. */
    public static final String NAME = "plimsoll";

    /** Made by the service loader. */
    public ShellControlProvider() {
        this(KeepingControl::new);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return control.get();
    }
}
