package dev.plimsoll.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a cell says so in words, and the kernel goes on. */
class CellErrorsTest {

    private static final JavaKernel KERNEL = new JavaKernel();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "System.out.print(\"\");\\nSystem.exit(3); | SystemExit: System.exit(3) ends this cell; the kernel and its variables stay.",
        "IntConsumer end = System::exit;\\nend.accept(0); | SystemExit: System.exit(0) ends this cell",
        "class Leave { static void now(int status) { System.exit(status); } }\\nLeave.now(7); | SystemExit: System.exit(7) ends this cell",
        "IntConsumer end = status -> { };\\nIntConsumer end = status -> System.exit(status);\\nend.accept(1); | SystemExit: System.exit(1)",
        "int deep(int n) { return deep(n + 1) + 1; }\\ndeep(0); | StackOverflowError: methods call each other without end",
        "Object[] all = new Object[Integer.MAX_VALUE]; | OutOfMemoryError: ",
        "%timeit run | UsageException: This kernel has no magic %timeit. It has one: %%sql [store]",
        "'\n %%bash\nls' | UsageException: This kernel has no magic %%bash.",
        "interface F { int f(); }\\nF f = () -> 1;\\ninterface F { int f(); int g(); } | VariableLost: line 3: f has lost its value"})
    void isSaidInWords(String code, String says) {
        KERNEL.evalRaw("int kept = 42;");
        Throwable ended = catchThrowable(() -> KERNEL.evalRaw(code.replace("\\n", "\n")));
        assertThat(ErrorText.of(ended).lines().get(0).replaceAll("\u001B\\[\\d+m", "")).startsWith(says);
        assertThat(KERNEL.evalRaw("kept")).isEqualTo(42);
    }
}
