package dev.plimsoll.door;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Panel;
import dev.plimsoll.timeseries.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is doubtful in the inputs of a run. Nothing here changes a result: findings are shown before the figures and stored with the run,
 * or, on request, refused.
 *
 * @param findings in a fixed order, possibly none
 */
public record SanityReport(List<SanityFinding> findings) {

    public SanityReport {
        findings = List.copyOf(findings);
    }

    /**
     * Looks at daily tables.
     *
     * @param tables what was given
     * @return what was found
     */
    public static SanityReport of(DailyTables tables) {
        List<SanityFinding> found = new ArrayList<>();
        found.addAll(ReturnChecks.of(tables));
        found.addAll(BookChecks.of(tables));
        return new SanityReport(found);
    }

    /**
     * Looks at what sleeves are combined from.
     *
     * @param assetReturns simple daily returns, one column per asset
     * @param positions panel per sleeve, in risk units; missing = keep the previous one
     * @param lag rows until a position earns, 0 or 1
     * @return what was found
     */
    public static SanityReport ofSleeves(Panel assetReturns, Map<String, Panel> positions, int lag) {
        return of(DailyTables.of(assetReturns)).and(BookChecks.ofPositions(assetReturns, positions, lag));
    }

    /**
     * Looks at the monthly returns of a sleeve.
     *
     * @param sleeve its name
     * @param returns simple monthly returns, one row per month there is
     * @return what was found
     */
    public static SanityReport ofMonths(String sleeve, Series returns) {
        return new SanityReport(MonthChecks.of(sleeve, returns));
    }

    /**
     * This report and more findings after it.
     *
     * @param more further findings
     * @return a longer report
     */
    public SanityReport and(List<SanityFinding> more) {
        List<SanityFinding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new SanityReport(all);
    }

    /**
     * Makes findings refusals.
     *
     * @param where what the message calls the inputs
     * @throws DataException naming every finding, when there is one
     */
    public void refuse(String where) {
        if (findings.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder(where).append(" is refused, as --strict was given and the sanity report has ")
                .append(findings.size()).append(findings.size() == 1 ? " finding. " : " findings. ");
        for (SanityFinding finding : findings) {
            message.append(finding.code()).append(": ").append(finding.text()).append(' ');
        }
        throw new DataException(message.append("Nothing was stored. Correct the inputs, or leave --strict out.").toString());
    }
}
