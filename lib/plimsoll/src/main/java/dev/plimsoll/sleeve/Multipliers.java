package dev.plimsoll.sleeve;

/**
 * Prices of the caps at the nearest point w of an unconstrained total a: how fast half the squared distance would fall if a cap were
 * raised. With s, t and b from the subdifferentials of |w|, |w − previous| and the bounds,
 *
 * <pre>  a − w = net + gross * s + turnover * t + b   for every asset</pre>
 *
 * @param gross 0 or more
 * @param net positive when the net cap holds a long book, negative when a short one, 0 when it does not bind
 * @param turnover 0 or more
 */
public record Multipliers(double gross, double net, double turnover) {

    double largest() {
        return Math.max(Math.abs(net), Math.max(gross, turnover));
    }
}
