package dev.plimsoll.cli;

import dev.plimsoll.notebook.InteractiveShell;
import dev.plimsoll.notebook.Script;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Java snippets, typed or from a file. */
final class ShellCommand extends BaseCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "SCRIPT")
    private Path script;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGS")
    private List<String> args = List.of();

    @Override
    int run() {
        if (script == null) {
            return InteractiveShell.run();
        }
        Script text = Script.read(script);
        PrintStream before = System.out;
        PrintStream own = console.text();
        System.setOut(own);
        int code;
        try {
            code = text.run(args);
        } finally {
            own.flush();
            System.setOut(before);
        }
        record Document(Path script, int exitCode) {
        }
        console.document(new Document(script, code));
        return code;
    }
}
