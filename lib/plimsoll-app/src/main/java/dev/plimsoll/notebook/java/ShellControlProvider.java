package dev.plimsoll.notebook.java;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Lets the JDK's own shell run its snippets as the kernel does: {@code --execution plimsoll}. Found as a service. */
public final class ShellControlProvider implements ExecutionControlProvider {

    /** What the shell calls it. */
    public static final String NAME = "plimsoll";

    /** Made by the service loader. */
    public ShellControlProvider() {
        // nothing to keep
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return new KeepingControl();
    }
}
