package dev.plimsoll.cli;

import dev.plimsoll.cli.AuditCommand.PromoteCommand;
import dev.plimsoll.cli.AuditCommand.ValidateCommand;
import dev.plimsoll.cli.BookCommand.MonitorCommand;
import dev.plimsoll.cli.BookCommand.RevalidateCommand;
import dev.plimsoll.cli.BookCommand.TwoPassCommand;
import dev.plimsoll.cli.CompareCommand.DiffCommand;
import dev.plimsoll.cli.CompareCommand.ExplainDiffCommand;
import dev.plimsoll.cli.EachRunCommand.CertifyCommand;
import dev.plimsoll.cli.EachRunCommand.ReplayCommand;
import dev.plimsoll.cli.RunCommand.ImportCommand;
import dev.plimsoll.cli.StageCommand.RegimeCommand;
import dev.plimsoll.cli.StageCommand.RiskCommand;
import dev.plimsoll.cli.StageCommand.StateCommand;
import dev.plimsoll.error.UsageException;
import dev.plimsoll.store.Library;
import java.util.List;
import java.util.Locale;
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
        CommandLine line = new CommandLine(new PlimsollCommand(), new Factory(console));
        for (Class<?> command : COMMANDS) {
            if (args.length > 0 && name(command).equals(args[0])) {
                return line.addSubcommand(command);
            }
        }
        COMMANDS.forEach(line::addSubcommand);
        return line;
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

    /** A class is called as its command: SignOffCommand is sign-off. That is sooner known than read from all their annotations. */
    static String name(Class<?> command) {
        return command.getSimpleName().replaceFirst("Command$", "").replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
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
