package dev.plimsoll.kind.step4;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.error.InputMissingException;
import dev.plimsoll.store.files.Json;
import dev.plimsoll.store.files.MonthlyTable;
import dev.plimsoll.store.files.WholeFile;
import dev.plimsoll.store.schema.Library;
import dev.plimsoll.timeseries.DateIndex;
import dev.plimsoll.walkforward.CandidateResult;
import dev.plimsoll.walkforward.Promotion;
import dev.plimsoll.walkforward.Promotion.ObjectiveResult;
import dev.plimsoll.walkforward.Simulation.PortfolioPath.PathMonth;
import dev.plimsoll.walkforward.Step4Config.Objective;
import dev.plimsoll.walkforward.Step4Result;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The files of a run of Step 4. All are made in memory first and then put in their places one by one, each whole. Of a whole run the old
 * report goes first and the new one comes last, so a folder with a report is complete. What an earlier run left in the folders that
 * this one does not have is removed, if it has the name of one of our files.
 */
public final class Step4Outputs {

    private static final String FINAL = "final";
    private static final String FINAL_DYNAMIC = "final_dynamic";
    private static final String PATHS = "paths";
    private static final String PATH_SUFFIX = "_path.csv";
    private static final String RUN_REPORT = FINAL + "/step4_run_report.json";

    private final Step4Result result;
    private final Step4Document document;

    public Step4Outputs(Step4Report report) {
        this.result = report.result();
        Step4Document.Facts facts = new Step4Document.Facts(report.id(), report.recorded().runKey(), report.recorded().contentSha256(),
                Library.version());
        this.document = new Step4Document(result, facts);
    }

    /** The files in a folder of an objective, or of a promotion, by what they are. */
    private static Map<String, String> outputs(String folder) {
        Map<String, String> outputs = new LinkedHashMap<>();
        outputs.put("portfolio_curve", folder + "/backtest/step4_portfolio_curve.png");
        outputs.put("monthly_table", folder + "/backtest/step4_monthly_table.parquet");
        outputs.put("summary", folder + "/backtest/step4_summary.json");
        outputs.put("optimization_report", folder + "/optimization/step4_optimization_report.json");
        return outputs;
    }

    public List<Path> write(Objective objective, Path folder) {
        Map<String, byte[]> files = paths();
        files.putAll(objectiveFiles(objective));
        removeOtherPaths(folder, files);
        return put(files, folder);
    }

    public List<Path> writeAll(Path folder) {
        Promotion promotion = result.promotion();
        Map<String, byte[]> files = paths();
        // Drawing takes longest by far; each objective draws for itself, and the files come in the order of the objectives.
        Stream.of(Objective.values()).parallel().map(this::objectiveFiles).toList().forEach(files::putAll);
        copy(files, promotion.promoted().objective(), FINAL);
        promotion.dynamic().ifPresent(dynamic -> copy(files, dynamic.objective(), FINAL_DYNAMIC));
        files.put(RUN_REPORT, json(document.runReport(objective -> outputs(objective.label()), outputs(FINAL),
                promotion.dynamic().map(dynamic -> outputs(FINAL_DYNAMIC)))));
        remove(folder, RUN_REPORT);
        if (promotion.dynamic().isEmpty()) {
            outputs(FINAL_DYNAMIC).values().forEach(file -> remove(folder, file));
        }
        removeOtherPaths(folder, files);
        return put(files, folder);
    }

    private static void copy(Map<String, byte[]> files, Objective objective, String folder) {
        outputs(objective.label()).forEach((what, file) -> files.put(outputs(folder).get(what), files.get(file)));
    }

    private Map<String, byte[]> objectiveFiles(Objective objective) {
        Map<String, String> names = outputs(objective.label());
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(names.get("portfolio_curve"), Step4Chart.of(result, objective).png());
        files.put(names.get("monthly_table"), monthlyTable(result.objective(objective)).parquet());
        files.put(names.get("summary"), json(document.summary(objective, names)));
        files.put(names.get("optimization_report"), json(document.optimization(objective)));
        return files;
    }

    private static byte[] json(Object document) {
        return (Json.pretty(document) + "\n").getBytes(UTF_8);
    }

    private MonthlyTable monthlyTable(ObjectiveResult best) {
        List<PathMonth> months = best.evaluation().path().months();
        Map<String, double[]> columns = MonthlyTable.earned(values(months, PathMonth::netReturn), result.config().startCapital());
        columns.put("weight_" + result.pair().a().name(), values(months, PathMonth::weightA));
        columns.put("weight_" + result.pair().b().name(), values(months, PathMonth::weightB));
        columns.put("gross_leverage", values(months, PathMonth::gross));
        return new MonthlyTable(ends(months), columns);
    }

    private Map<String, byte[]> paths() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (CandidateResult candidate : result.candidates()) {
            candidate.evaluation().ifPresent(evaluation ->
                    files.put(PATHS + "/" + candidate.name() + PATH_SUFFIX, path(evaluation.path().months()).csv()));
        }
        return files;
    }

    private MonthlyTable path(List<PathMonth> months) {
        String a = result.pair().a().name();
        String b = result.pair().b().name();
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("ret_" + a, values(months, PathMonth::returnA));
        columns.put("ret_" + b, values(months, PathMonth::returnB));
        columns.put("weight_" + a, values(months, PathMonth::weightA));
        columns.put("weight_" + b, values(months, PathMonth::weightB));
        columns.put("gross_leverage", values(months, PathMonth::gross));
        columns.put("ret_gross", values(months, PathMonth::grossReturn));
        columns.put("cost", values(months, PathMonth::cost));
        columns.put("ret_net", values(months, PathMonth::netReturn));
        columns.put("turnover_abs", values(months, PathMonth::turnover));
        return new MonthlyTable(ends(months), columns);
    }

    private static DateIndex ends(List<PathMonth> months) {
        return DateIndex.of(months.stream().map(PathMonth::month).toList());
    }

    private static double[] values(List<PathMonth> months, ToDoubleFunction<PathMonth> figure) {
        return months.stream().mapToDouble(figure).toArray();
    }

    private static List<Path> put(Map<String, byte[]> files, Path folder) {
        List<String> names = List.copyOf(files.keySet());
        String last = names.get(names.size() - 1);
        // Several hundred files wait for the disk, which takes a tenth of the time when they wait together.
        List<Path> written = new ArrayList<>(names.subList(0, names.size() - 1).parallelStream()
                .map(name -> WholeFile.writeBelow(folder, name, files.get(name))).toList());
        written.add(WholeFile.writeBelow(folder, last, files.get(last)));
        return written;
    }

    private static void removeOtherPaths(Path folder, Map<String, byte[]> files) {
        Path paths = WholeFile.below(folder, PATHS + "/x").getParent();
        if (!Files.isDirectory(paths)) {
            return;
        }
        List<String> names;
        try (Stream<Path> list = Files.list(paths)) {
            names = list.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw unremovable(paths, e);
        }
        names.stream().filter(name -> name.endsWith(PATH_SUFFIX)).map(name -> PATHS + "/" + name).filter(name -> !files.containsKey(name))
                .forEach(name -> remove(folder, name));
    }

    /** Removes a file, and the folders above it that are then empty. */
    private static void remove(Path folder, String name) {
        Path path = WholeFile.below(folder, name);
        try {
            if (Files.deleteIfExists(path)) {
                for (Path above = path.getParent(); !above.equals(folder); above = above.getParent()) {
                    Files.delete(above);
                }
            }
        } catch (DirectoryNotEmptyException e) {
            return; // the user's, or still to be written to
        } catch (IOException e) {
            throw unremovable(path, e);
        }
    }

    private static InputMissingException unremovable(Path path, IOException e) {
        return new InputMissingException(path + ", which an earlier run left, cannot be removed: " + e.getMessage() + ". Remove it, or name"
                + " another folder.", e);
    }
}
