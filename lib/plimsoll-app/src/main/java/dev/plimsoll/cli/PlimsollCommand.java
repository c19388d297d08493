package dev.plimsoll.cli;

import static java.util.Locale.ROOT;

import dev.plimsoll.error.Resource;
import dev.plimsoll.store.schema.Library;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;

/** The command above all others. */
@Command(name = "plimsoll", addMethodSubcommands = false)
final class PlimsollCommand extends CommandGroup {

    /** Names and not classes: to load them all takes longer than many a command. */
    private static final List<String> COMMANDS = List.of("Run", "BookCommand$TwoPass", "AuditCommand$Validate", "SignOff",
            "AuditCommand$Promote", "BookCommand$Monitor", "BookCommand$Revalidate", "Policy", "RunCommand$Import", "Export", "Runs",
            "Show", "Why", "Sql", "Verify", "EachRunCommand$Replay", "EachRunCommand$Certify", "CompareCommand$Diff",
            "CompareCommand$ExplainDiff", "Lineage", "Snapshot", "Repair", "StageCommand$State", "StageCommand$Regime", "StageCommand$Risk",
            "Sweep", "Sleeves", "Step4", "Allocate", "Admit", "Shell", "Notebook", "Kernel", "Sample", "Demo", "WarmUp");

    /** With the command that the first argument names, where it names one; else with all. */
    static CommandLine line(Console console, String... args) {
        CommandLine line = new CommandLine(new PlimsollCommand(), new Factory(console));
        List<String> named = COMMANDS.stream().filter(command -> args.length > 0 && name(command).equals(args[0])).toList();
        (named.isEmpty() ? COMMANDS : named).forEach(command -> line.addSubcommand(name(command), type(command)));
        return line.setHelpFactory(PlimsollCommand::help);
    }

    /** The help of a command: what it does stands under its name in help.txt, what its options mean in options.properties. */
    static Help help(CommandSpec command, Help.ColorScheme colours) {
        Matcher text = Pattern.compile("(?ms)^# " + command.qualifiedName() + "\n(.*?)\n(\n.*?)\\s*(?=^# |\\z)")
                .matcher(Resource.text("cli/help.txt"));
        if (text.find()) { // a hidden command has none
            command.usageMessage().description(text.group(1).replace('\n', ' ')).footer(text.group(2).split("\n"));
        }
        command.resourceBundle(ResourceBundle.getBundle("dev.plimsoll.cli.options", ROOT));
        return new Help(command, colours);
    }

    /** ExplainDiff is explain-diff. */
    private static String name(String command) {
        return command.substring(command.indexOf('$') + 1).replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(ROOT);
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

    static String version() {
        return "plimsoll " + Library.version() + Library.gitCommit().map(c -> " (" + c.substring(0, 12)
                + (Library.gitDirty().orElse(false) ? ", with changes" : "") + ")").orElse("");
    }
}
