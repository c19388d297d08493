package dev.plimsoll.twopass;

import dev.plimsoll.allocator.regime.Regime;
import dev.plimsoll.allocator.regime.RegimePath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A regime that was left and came back within a few rows, directly or by way of others: the walk could not make up its mind.
 *
 * @param regime the regime left and entered again
 * @param left first day out of it
 * @param back first day in it again
 * @param rows row of {@code back} less row of {@code left}, 1 or more
 */
public record ThrashingEpisode(Regime regime, LocalDate left, LocalDate back, int rows) {

    /**
     * All episodes of a path.
     *
     * @param path one regime per day
     * @param maxRows longest absence that still counts, in rows, included; 5 unless configured
     * @return in order of {@code left}
     */
    public static List<ThrashingEpisode> all(RegimePath path, int maxRows) {
        List<Regime> regimes = path.regimes();
        List<ThrashingEpisode> episodes = new ArrayList<>();
        for (int out = 1; out < regimes.size(); out++) {
            Regime left = regimes.get(out - 1);
            if (regimes.get(out) == left) {
                continue;
            }
            for (int back = out + 1; back < regimes.size() && back - out <= maxRows; back++) {
                if (regimes.get(back) == left) {
                    episodes.add(new ThrashingEpisode(left, path.dates().date(out), path.dates().date(back), back - out));
                    break;
                }
            }
        }
        return episodes;
    }

    @Override
    public String toString() {
        return regime + " left " + left + ", back " + back + " after " + Figures.count(rows, "row", "rows");
    }
}
