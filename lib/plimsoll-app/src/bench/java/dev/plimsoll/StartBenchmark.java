package dev.plimsoll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a user waits for: from a kernel's start to the first run shown with its chart, spoken to as Jupyter does, and a whole JShell script.
 * Each through the launcher, in a process of its own, with this JDK.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(1)
public class StartBenchmark {

    private final String launcher = Path.of(System.getProperty("plimsoll.root"), "plimsoll").toAbsolutePath().normalize().toString();
    private Path folder;
    private Path spec;
    private Path script;
    private KernelClient kernel;

    @Setup
    public void install() throws IOException {
        folder = Files.createTempDirectory("plimsoll-start");
        script = Files.writeString(folder.resolve("script.jsh"), "import dev.plimsoll.*;\nvar none = List.of();\n/exit none.size()\n");
        // The first call makes the archive of classes; a benchmark does not measure beside the making of it.
        launch("kernel", "install", "--prefix", folder.toString());
        spec = folder.resolve("share/jupyter/kernels/plimsoll/kernel.json");
    }

    @TearDown(Level.Iteration)
    public void shutDown() {
        if (kernel != null) {
            kernel.shutdown();
            kernel.close();
            kernel = null;
        }
    }

    @Benchmark
    public int firstResultInAFreshKernel() {
        kernel = KernelClient.start(spec, folder, Map.of());
        kernel.execute("import dev.plimsoll.*;\nvar lab = Plimsoll.temporary();");
        String html = kernel.execute("var run = lab.run(Sample.market());\nrun").shown("text/html");
        if (!html.contains("data:image/png")) {
            throw new IllegalStateException("no chart was shown: " + kernel.log());
        }
        return html.length();
    }

    @Benchmark
    public int script() throws IOException {
        return launch("shell", script.toString());
    }

    private int launch(String... args) throws IOException {
        ProcessBuilder process = new ProcessBuilder(launcher);
        process.command().addAll(List.of(args));
        process.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home")));
        try {
            int code = process.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            if (code != 0) {
                throw new IllegalStateException("exit code " + code + " of " + process.command());
            }
            return code;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
