package dev.plimsoll.cli;

import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Library;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command above all others. */
@Command(name = "plimsoll", mixinStandardHelpOptions = true, addMethodSubcommands = false, versionProvider = PlimsollCommand.Version.class,
        description = "Portfolio risk allocation with a reproducible artifact store.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  plimsoll demo", "  plimsoll run --inputs runs/core_v9",
            "  plimsoll why core_v9_20200106_20251031_1a2b3c4d 2022-06-13", "",
            "Exit codes: 0 ok, 1 or 2 a negative answer (said per command), 64 usage, 65 bad data,",
            "66 input missing, 69 a program is not there (no JDK, broken build, no Jupyter), 70 internal,",
            "out of memory or the store's disk is full, 74 an output cannot be written, 75 store locked: try",
            "again."})
final class PlimsollCommand implements Callable<Integer> {

    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class, TwoPassCommand.class, ValidateCommand.class, SignOffCommand.class, PromoteCommand.class,
            MonitorCommand.class, RevalidateCommand.class, PolicyCommand.class, ImportCommand.class, ExportCommand.class,
            RunsCommand.class, ShowCommand.class, WhyCommand.class, SqlCommand.class, VerifyCommand.class, ReplayCommand.class,
            CertifyCommand.class, DiffCommand.class, ExplainDiffCommand.class, LineageCommand.class, SnapshotCommand.class,
            StateCommand.class, RegimeCommand.class, RiskCommand.class, SleevesCommand.class, Step4Command.class, AllocateCommand.class,
            AdmitCommand.class, ShellCommand.class, NotebookCommand.class, KernelCommand.class, SampleCommand.class, DemoCommand.class,
            WarmUpCommand.class);

    /** With the command that the first argument names, as making the others takes longer than many a command; else with all. */
    static CommandLine line(Console console, String... args) {
        CommandLine line = new CommandLine(new PlimsollCommand(), new CommandFactory(console));
        for (Class<?> command : COMMANDS) {
            if (args.length > 0 && name(command).equals(args[0])) {
                return line.addSubcommand(command);
            }
        }
        COMMANDS.forEach(line::addSubcommand);
        return line;
    }

    /** A class is called as its command: SignOffCommand is sign-off. That is sooner known than read from all their annotations. */
    static String name(Class<?> command) {
        StringBuilder name = new StringBuilder();
        for (char c : command.getSimpleName().substring(0, command.getSimpleName().length() - "Command".length()).toCharArray()) {
            name.append(Character.isUpperCase(c) && name.length() > 0 ? "-" : "").append(Character.toLowerCase(c));
        }
        return name.toString();
    }

    @Override
    public Integer call() {
        throw new UsageException("name a command, such as demo, run or why. See plimsoll --help.");
    }

    static String version() {
        return "plimsoll " + Library.version() + Library.gitCommit().map(c -> " (" + c.substring(0, 12)
                + (Library.gitDirty().orElse(false) ? ", with changes" : "") + ")").orElse("");
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {version()};
        }
    }
}
