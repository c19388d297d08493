package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.schema.Library;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command above all others. */
@Command(name = "plimsoll", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Portfolio risk allocation with a reproducible artifact store.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  plimsoll demo", "  plimsoll run --inputs runs/core_v9",
            "  plimsoll why core_v9_20200106_20251031_1a2b3c4d 2022-06-13", "",
            "Exit codes: 0 ok, 1 or 2 a negative answer (said per command), 64 usage, 65 bad data,",
            "66 input missing, 69 a program is not there (no JDK, broken build, no Jupyter), 70 internal,",
            "out of memory or the store's disk is full, 74 an output cannot be written, 75 store locked: try",
            "again."})
final class PlimsollCommand implements Callable<Integer> {

    /** Names and not classes: to load them all takes longer than many a command. */
    private static final List<String> COMMANDS = List.of("Run", "BookCommand$TwoPass", "AuditCommand$Validate", "SignOff",
            "AuditCommand$Promote", "BookCommand$Monitor", "BookCommand$Revalidate", "Policy", "RunCommand$Import", "Export", "Runs",
            "Show", "Why", "Sql", "Verify", "EachRunCommand$Replay", "EachRunCommand$Certify", "CompareCommand$Diff",
            "CompareCommand$ExplainDiff", "Lineage", "Snapshot", "StageCommand$State", "StageCommand$Regime", "StageCommand$Risk",
            "Sleeves", "Step4", "Allocate", "Admit", "Shell", "Notebook", "Kernel", "Sample", "Demo", "WarmUp");

    /** With the command that the first argument names, where it names one; else with all. */
    static CommandLine line(Console console, String... args) {
        CommandLine line = new CommandLine(new PlimsollCommand(), new Factory(console));
        for (String command : COMMANDS) {
            if (args.length > 0 && name(command).equals(args[0])) {
                return line.addSubcommand(type(command));
            }
        }
        COMMANDS.forEach(command -> line.addSubcommand(type(command)));
        return line;
    }

    /** ExplainDiff is explain-diff. */
    private static String name(String command) {
        StringBuilder name = new StringBuilder();
        for (char c : command.substring(command.indexOf('$') + 1).toCharArray()) {
            name.append(Character.isUpperCase(c) && name.length() > 0 ? "-" : "").append(Character.toLowerCase(c));
        }
        return name.toString();
    }

    private static Class<?> type(String command) {
        try {
            return Class.forName(String.join("", "dev.plimsoll.cli.", command, "Command"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes commands; they print on the console. */
    private record Factory(Console console) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            K made = CommandLine.defaultFactory().create(type);
            if (made instanceof BaseCommand command) {
                command.console = console;
            }
            return made;
        }
    }

    @Override
    public Integer call() {
        throw new UsageException("name a command, such as demo, run or why. See plimsoll --help.");
    }

    static String version() {
        return "plimsoll " + Library.version() + Library.gitCommit().map(c -> " (" + c.substring(0, 12)
                + (Library.gitDirty().orElse(false) ? ", with changes" : "") + ")").orElse("");
    }
}
