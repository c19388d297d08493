package dev.plimsoll.notebook.kernel;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.plimsoll.error.DataException;
import dev.plimsoll.error.Failure;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.error.PlimsollException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/** Entry point of the kernel; its one argument is Jupyter's connection file. */
public final class KernelMain {

    /** Less than Jupyter's own, which is 5 s. */
    private static final long PATIENCE_MILLIS = 2_000;
    private static final int USAGE = 64;

    private KernelMain() {
    }

    /**
     * Serves one notebook until it is shut down. A kernel that cannot begin ends the process at once, so that Jupyter, which waits for it,
     * can start another.
     *
     * @param args the connection file
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("The Plimsoll kernel is started by Jupyter, with the name of a connection file. In a terminal use "
                    + "plimsoll notebook or plimsoll shell.");
            System.exit(USAGE);
        }
        try {
            KernelConnectionProperties properties = properties(Path.of(args[0]));
            endWithParent(System.getenv("JPY_PARENT_PID"));
            start(properties, args[0]).waitUntilClose();
            end(0);
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    /** Ends with a code that says it failed, whatever there is no more memory for. */
    private static void fail(Throwable error) {
        int code = Failure.INTERNAL;
        try {
            Failure failure = Failure.of(error);
            code = failure.exitCode();
            System.err.println("plimsoll kernel: " + failure.words());
            if (!(error instanceof PlimsollException || error instanceof OutOfMemoryError)) {
                error.printStackTrace();
            }
            end(code);
        } catch (RuntimeException | Error second) {
            Runtime.getRuntime().halt(code);
        }
    }

    private static KernelConnection start(KernelConnectionProperties properties, String connectionFile) {
        try {
            return serve(properties);
        } catch (GeneralSecurityException e) {
            throw new DataException(connectionFile + " asks for signatures by " + properties.getSignatureScheme()
                    + ", which Java cannot make (" + e.getMessage() + "). Expected hmac-sha256; see Jupyter's setting "
                    + "Session.signature_scheme.", e);
        }
    }

    /** What a connection file says; one that is none is refused in words. */
    static KernelConnectionProperties properties(Path connectionFile) {
        KernelConnectionProperties properties;
        try {
            properties = KernelConnectionProperties.parse(Files.readString(connectionFile));
        } catch (IOException e) {
            throw new InputMissingException("The connection file " + connectionFile + " cannot be read (" + e + "). Jupyter writes one for "
                    + "each kernel; in a terminal use plimsoll notebook or plimsoll shell.", e);
        } catch (RuntimeException e) {
            throw new DataException(connectionFile + " is no connection file of Jupyter: " + e.getMessage(), e);
        }
        if (properties == null || properties.getIp() == null || properties.getTransport() == null || properties.getShellPort() == 0) {
            throw new DataException(connectionFile + " is no connection file of Jupyter: it names no transport, address or port.");
        }
        return properties;
    }

    /** Tidies up, such as temporary folders; what cells left running, or a hook of theirs, cannot hold up the end. */
    private static void end(int code) {
        daemon("end", () -> {
            try {
                MILLISECONDS.sleep(PATIENCE_MILLIS);
            } catch (InterruptedException e) {
                // then at once
            }
            Runtime.getRuntime().halt(code);
        }).start();
        System.exit(code);
    }

    /** A thread that ends with the process. */
    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A kernel that answers on these sockets. */
    static KernelConnection serve(KernelConnectionProperties properties) throws GeneralSecurityException {
        JavaKernel kernel = new JavaKernel();
        KernelConnection connection = new KernelConnection(properties);
        kernel.becomeHandlerForConnection(connection);
        kernel.onStartup();
        connection.connect();
        return connection;
    }

    /** A kernel whose notebook server was killed would stay for ever. */
    private static void endWithParent(String pid) {
        if (pid != null && pid.matches("\\d{1,18}")) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(p -> p.onExit().thenRun(() -> end(0)));
        }
    }
}
