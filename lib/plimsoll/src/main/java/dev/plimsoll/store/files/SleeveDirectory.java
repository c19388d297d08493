package dev.plimsoll.store.files;

import static dev.plimsoll.error.PlainText.excerpt;
import static dev.plimsoll.timeseries.Panel.CODE_POINT_ORDER;

import dev.plimsoll.door.ReturnDoor;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.files.DatedTable.Rule;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the directory of a sleeve backtest: {@code asset_returns}, one table of positions per sleeve under {@code positions/}, named by
 * the sleeve, {@code sleeves.yaml} with budgets, constraints, projection, overlays and execution, and a table of scalars for each macro
 * overlay. Tables are CSV, or Parquet with the same columns.
 *
 * @param settings content of sleeves.yaml
 * @param assetReturns simple returns, one column per asset
 * @param positions panel per sleeve, in risk units; missing where a file has no row or a blank
 * @param scalars by name, what macro overlays multiply with
 */
public record SleeveDirectory(SleeveSettings settings, Panel assetReturns, Map<String, Panel> positions, Map<String, Series> scalars) {

    private static final String SETTINGS = "sleeves.yaml";
    private static final Pattern TABLE = Pattern.compile("(?s).+\\.(csv|parquet)");

    /**
     * Reads and checks everything, once.
     *
     * @param folder the directory
     * @param reader what reads its tables
     * @return its content
     * @throws DataException naming file, line, column and value of what is wrong
     * @throws InputMissingException naming the file that lacks
     */
    public static SleeveDirectory read(Path folder, TableReader reader) {
        RunDirectoryReader tables = RunDirectoryReader.at(folder, reader, "a directory with " + SETTINGS + ", asset_returns.csv and "
                + "positions/<sleeve>.csv. Make an example with plimsoll sample --kind sleeves --out DIR.");
        SleeveSettings settings = SleeveSettings.parse(TextFile.read(folder.resolve(SETTINGS), "the sleeves' budgets and constraints in "
                + "YAML, as configs/sleeves.yaml shows them"), folder.resolve(SETTINGS).toString());
        DatedTable assetTable = tables.require("asset_returns", "; a backtest needs the returns of every asset that a sleeve holds.");
        Panel assets = assetTable.panel(Rule.RETURN);
        ReturnDoor.check(assets, assetTable.file());
        Map<String, Panel> positions = positions(folder.resolve("positions"), assets, reader);
        Map<String, Series> scalars = new LinkedHashMap<>();
        for (SleeveSettings.OverlaySetting overlay : settings.overlays()) {
            if (overlay instanceof SleeveSettings.Macro macro) {
                scalars.computeIfAbsent(macro.scalars(), n -> scalars(folder, tables, n));
            }
        }
        return new SleeveDirectory(settings, assets, positions, scalars);
    }

    private static Series scalars(Path folder, RunDirectoryReader tables, String name) {
        if (!Path.of(name).equals(Path.of(name).getFileName())) {
            throw new DataException(folder.resolve(SETTINGS) + ", overlays: the scalars \"" + excerpt(name)
                    + "\" lie outside the directory; expected the name of a table in it, without ending.");
        }
        return tables.require(name, ", which " + SETTINGS + " names for a macro overlay.").series("scalar", Rule.NOT_NEGATIVE);
    }

    private static Map<String, Panel> positions(Path folder, Panel assets, TableReader reader) {
        Set<String> sleeves = new TreeSet<>(CODE_POINT_ORDER);
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).filter(name -> TABLE.matcher(name).matches())
                    .forEach(name -> sleeves.add(name.substring(0, name.lastIndexOf('.'))));
        } catch (IOException e) {
            throw new InputMissingException(folder + " cannot be listed; expected one table of positions per sleeve in it, such as "
                    + folder.resolve("trend.csv") + ".", e);
        }
        if (sleeves.isEmpty()) {
            throw new InputMissingException(folder + " holds no table of positions; expected one per sleeve, such as "
                    + folder.resolve("trend.csv") + ", with a date and one column per asset.");
        }
        Map<String, Panel> positions = new LinkedHashMap<>();
        RunDirectoryReader tables = RunDirectoryReader.at(folder, reader);
        sleeves.forEach(sleeve -> {
            DatedTable table = tables.table(sleeve).orElseThrow();
            RunDirectoryReader.requireAssets(table, assets, "positions");
            positions.put(sleeve, table.panel(Rule.ANY));
        });
        return positions;
    }
}
