package dev.plimsoll.notebook;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.plimsoll.error.PlimsollException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program {@code jupyter}, which is the user's own.
 *
 * @param program name or file
 * @param face {@code lab}, or {@code notebook} where that is what there is
 */
public record JupyterProgram(String program, String face) {

    private static final List<String> FACES = List.of("lab", "notebook");
    private static final int PATIENCE_SECONDS = 60;

    /** Jupyter is not there, or has no notebook interface. */
    public static final class MissingException extends PlimsollException {

        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message, null, 69);
        }
    }

    /**
     * Finds Jupyter with JupyterLab, or else the classic notebook.
     *
     * @param program name or file of the program
     * @return what to start
     * @throws MissingException when there is none, with how to get it
     */
    public static JupyterProgram find(String program) {
        boolean isThere = false;
        for (String face : FACES) {
            try {
                Process process = new ProcessBuilder(program, face, "--version").redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                isThere = true;
                if (process.waitFor(PATIENCE_SECONDS, SECONDS) && process.exitValue() == 0) {
                    return new JupyterProgram(program, face);
                }
                process.destroy();
            } catch (IOException e) {
                break; // no such program
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new MissingException((isThere
                ? "The program " + program + " is there, but neither JupyterLab nor the classic notebook that it opens. "
                : "Jupyter is not there: no program " + program + " can be started. ")
                + "Install it with pip install jupyterlab (in a virtual environment), conda install jupyterlab, or your system's "
                + "package, such as jupyter-notebook on Debian, and start again. Without it the same Java runs in plimsoll shell.");
    }

    /**
     * Opens a folder and waits until the user has closed Jupyter.
     *
     * @param folder with notebooks
     * @param data where our kernelspec was installed, in case Jupyter does not look there by itself
     * @param more arguments for Jupyter
     * @return Jupyter's exit code
     */
    public int open(Path folder, Path data, List<String> more) {
        List<String> command = new ArrayList<>(List.of(program, face));
        command.addAll(more);
        command.add(folder.toString());
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.merge("JUPYTER_PATH", data.toString(), (given, ours) -> ours + File.pathSeparator + given);
        try {
            Process jupyter = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(jupyter), "plimsoll-jupyter"));
            return jupyter.waitFor();
        } catch (IOException e) {
            throw new MissingException("Jupyter could not be started: " + e.getMessage() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    /** Jupyter does not outlive us; it ends its kernels first. */
    private static void end(Process jupyter) {
        jupyter.destroy();
        try {
            jupyter.waitFor(PATIENCE_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
