package dev.plimsoll.intent;

import dev.plimsoll.error.DataException;
import dev.plimsoll.timeseries.Panel;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tradable quantities: section {@code lots} of the configuration. Every quantity is a whole multiple of its symbol's lot, in units. Only a
 * fractional symbol may have a lot that is no whole number; without one of its own its lot is 0.000001.
 *
 * @param defaultLot lot of symbols not listed, a whole number
 * @param symbols symbol → lot; sorted by symbol
 * @param fractionalSymbols symbols that trade in fractions; sorted
 * @param minQty smallest quantity to trade; a fractional symbol trades from one lot on
 * @param oddLotClose whether a trade that closes a whole position may do so in a quantity that is no whole lot or below the smallest;
 *     from rules 2 on
 */
public record Lots(BigDecimal defaultLot, Map<String, BigDecimal> symbols, Set<String> fractionalSymbols, BigDecimal minQty,
        boolean oddLotClose) {

    private static final BigDecimal FRACTIONAL_LOT = new BigDecimal("0.000001");

    /**
     * Checks, copies and sorts.
     *
     * @throws DataException naming the key of a lot not above 0, or of a fraction where none is allowed
     */
    public Lots {
        whole("lots.default", defaultLot);
        symbols = ConfigChecks.amounts("lots.symbols", symbols);
        Set<String> fractional = Names.keys(fractionalSymbols);
        for (Map.Entry<String, BigDecimal> entry : symbols.entrySet()) {
            String key = "lots.symbols." + entry.getKey();
            if (fractional.contains(Names.key(entry.getKey()))) {
                ConfigChecks.aboveZero(key, entry.getValue());
            } else {
                whole(key, entry.getValue());
            }
        }
        Set<String> sorted = new TreeSet<>(Panel.CODE_POINT_ORDER);
        sorted.addAll(fractionalSymbols);
        sorted.forEach(symbol -> ConfigChecks.name("lots.fractional_symbols", symbol));
        fractionalSymbols = Collections.unmodifiableSet(sorted);
        ConfigChecks.atLeastZero("lots.min_qty", minQty);
    }

    /**
     * Lots that let a whole position be closed.
     */
    public Lots(BigDecimal defaultLot, Map<String, BigDecimal> symbols, Set<String> fractionalSymbols, BigDecimal minQty) {
        this(defaultLot, symbols, fractionalSymbols, minQty, true);
    }

    /**
     * The lot of a symbol.
     *
     * @param symbol a symbol
     * @return units, above 0
     */
    public BigDecimal lotOf(String symbol) {
        BigDecimal own = symbols.get(symbol);
        if (own != null) {
            return own;
        }
        return fractionalSymbols.contains(symbol) ? FRACTIONAL_LOT : defaultLot;
    }

    /**
     * The smallest quantity of a symbol.
     *
     * @param symbol a symbol
     * @return units
     */
    public BigDecimal minQtyOf(String symbol) {
        return fractionalSymbols.contains(symbol) ? lotOf(symbol) : minQty;
    }

    private static void whole(String key, BigDecimal lot) {
        ConfigChecks.aboveZero(key, lot);
        if (lot.stripTrailingZeros().scale() > 0) {
            throw new DataException(key + ": found " + Decimals.text(lot) + ", expected a whole number of units; list a symbol that trades"
                    + " in fractions in lots.fractional_symbols and give it its lot in lots.symbols.");
        }
    }
}
