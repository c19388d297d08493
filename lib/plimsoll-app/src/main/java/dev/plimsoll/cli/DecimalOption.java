package dev.plimsoll.cli;

import dev.plimsoll.store.files.DecimalSign;
import dev.plimsoll.store.files.TableReader;
import picocli.CommandLine.Option;

/** How the tables that a command reads write numbers. */
final class DecimalOption {

    @Option(names = "--decimal", order = BaseCommand.INPUTS, paramLabel = "point|comma", defaultValue = "point",
            description = "Decimal sign of the tables read; comma for files of a German or French Excel (default: point).")
    private String decimal;

    DecimalSign sign() {
        return DecimalSign.parse(decimal);
    }

    TableReader reader() {
        return new TableReader(sign());
    }
}
