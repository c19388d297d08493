package dev.plimsoll.intent;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether positions that a batch increases keep within a share of the resulting gross exposure, and the highest level to which they can
 * be cut so that they do. Positions that were not increased may be above it: they are nobody's trade.
 *
 * <p>With positions cut to a level L, but not below what was held before, gross exposure G(L) is piecewise linear in L; the level sought
 * is the highest with L ≤ share · G(L), found by walking down its corners.
 */
final class Concentration {

    private final List<BigDecimal> held = new ArrayList<>();
    private final List<BigDecimal> resulting = new ArrayList<>();
    private final List<BigDecimal> lots = new ArrayList<>();
    private final BigDecimal gross;
    private final BigDecimal share;

    Concentration(List<AllocatedIntent> allocated, Book before, Book after, Prices prices, AllocationConfig config, BigDecimal share) {
        this.gross = after.gross();
        this.share = share;
        Map<String, Boolean> increased = new LinkedHashMap<>();
        allocated.forEach(trade -> increased.merge(trade.net().key().symbol(),
                trade.added().stream().anyMatch(money -> money.signum() > 0), Boolean::logicalOr));
        increased.forEach((symbol, more) -> {
            if (more) {
                BigDecimal result = after.notional(symbol);
                boolean sameSide = before.qty(symbol).signum() == after.qty(symbol).signum();
                held.add(sameSide ? before.notional(symbol).min(result) : BigDecimal.ZERO);
                resulting.add(result);
                lots.add(config.lots().lotOf(symbol).multiply(prices.of(symbol).orElseThrow()));
            }
        });
    }

    boolean holds() {
        BigDecimal most = share.multiply(gross);
        return resulting.stream().allMatch(notional -> notional.compareTo(most) <= 0);
    }

    /** A corner of G: going down through it, the slope rises by one where a position begins to be cut, and falls at its base. */
    private record Corner(BigDecimal at, int slope) {
    }

    /** The level; with room for lots, each cut position is counted one lot lower, so that rounding down to lots cannot break it. */
    BigDecimal level(boolean roomForLots) {
        List<Corner> corners = new ArrayList<>();
        for (int i = 0; i < resulting.size(); i++) {
            BigDecimal lot = roomForLots ? lots.get(i) : BigDecimal.ZERO;
            corners.add(new Corner(resulting.get(i).add(lot), 1));
            corners.add(new Corner(held.get(i).add(lot), -1));
        }
        corners.add(new Corner(BigDecimal.ZERO, 0));
        corners.sort(Comparator.comparing(Corner::at, Comparator.reverseOrder()));
        BigDecimal from = corners.get(0).at();
        BigDecimal grossThere = gross;
        int slope = 0;
        for (Corner corner : corners) {
            BigDecimal below = grossThere.subtract(from.subtract(corner.at()).multiply(BigDecimal.valueOf(slope)));
            if (corner.at().compareTo(share.multiply(below)) <= 0) {
                // L = share * (G - slope * (from - L)) lies in this stretch.
                BigDecimal rest = share.multiply(grossThere.subtract(from.multiply(BigDecimal.valueOf(slope))));
                return Decimals.quotientWithin(rest, BigDecimal.ONE.subtract(share.multiply(BigDecimal.valueOf(slope))));
            }
            from = corner.at();
            grossThere = below;
            slope += corner.slope();
        }
        return BigDecimal.ZERO;
    }
}
