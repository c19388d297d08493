package dev.plimsoll.notebook.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Entry point of the kernel; its one argument is Jupyter's connection file. */
public final class KernelMain {

    /** Less than Jupyter's own, which is 5 s. */
    private static final long PATIENCE_MILLIS = 2_000;

    private KernelMain() {
    }

    /**
     * Serves one notebook until it is shut down.
     *
     * @param args the connection file
     * @throws IOException when the connection file cannot be read
     * @throws GeneralSecurityException when the connection file asks for a signature Java does not have
     */
    public static void main(String[] args) throws IOException, GeneralSecurityException {
        if (args.length != 1) {
            System.err.println("The Plimsoll kernel is started by Jupyter, with the name of a connection file. In a terminal use "
                    + "plimsoll notebook or plimsoll shell.");
            System.exit(64);
        }
        KernelConnectionProperties properties = KernelConnectionProperties.parse(Files.readString(Path.of(args[0])));
        endWithParent(System.getenv("JPY_PARENT_PID"));
        serve(properties).waitUntilClose();
        end();
    }

    /** Tidies up, such as temporary folders; what cells left running, or a hook of theirs, cannot hold up the end. */
    private static void end() {
        Thread impatient = new Thread(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                // then at once
            }
            Runtime.getRuntime().halt(0);
        }, "end");
        impatient.setDaemon(true);
        impatient.start();
        System.exit(0);
    }

    /** A kernel that answers on these sockets. */
    static KernelConnection serve(KernelConnectionProperties properties) throws GeneralSecurityException {
        JavaKernel kernel = JavaKernel.start();
        KernelConnection connection = new KernelConnection(properties);
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        return connection;
    }

    /** A kernel whose notebook server was killed would stay for ever. */
    private static void endWithParent(String pid) {
        if (pid != null && pid.matches("\\d{1,18}")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(p -> p.onExit().thenRun(KernelMain::end));
        }
    }
}
