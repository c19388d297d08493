package dev.plimsoll.store.diff;

import dev.plimsoll.store.artifact.ArtifactTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A day on which two runs were in different regimes.
 *
 * @param date the day
 * @param a why the first was in its regime
 * @param b why the second was in its
 */
public record RegimeFlip(LocalDate date, RegimeReason a, RegimeReason b) {

    /** All of them over the days both have. */
    static List<RegimeFlip> between(ArtifactTable a, ArtifactTable b) {
        long[] daysA = a.longs("date");
        long[] daysB = b.longs("date");
        String[] regimesA = a.texts("regime");
        String[] regimesB = b.texts("regime");
        List<RegimeFlip> flips = new ArrayList<>();
        for (int i = 0, j = 0; i < daysA.length && j < daysB.length;) {
            if (daysA[i] != daysB[j]) {
                boolean first = daysA[i] < daysB[j];
                i += first ? 1 : 0;
                j += first ? 0 : 1;
                continue;
            }
            if (!regimesA[i].equals(regimesB[j])) {
                flips.add(new RegimeFlip(LocalDate.ofEpochDay(daysA[i]), RegimeReason.of(a, i), RegimeReason.of(b, j)));
            }
            i++;
            j++;
        }
        return flips;
    }
}
