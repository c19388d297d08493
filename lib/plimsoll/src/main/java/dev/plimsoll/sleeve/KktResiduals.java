package dev.plimsoll.sleeve;

/**
 * How far weights and multipliers are from the Karush-Kuhn-Tucker conditions, which hold at the nearest point and nowhere else. All are
 * 0 or more; below 1e-9 the weights are the nearest point.
 *
 * @param stationarity largest distance, over the assets, of a − w − net from the interval gross·∂|w| + turnover·∂|w − previous| + normal
 *     cone of the bounds
 * @param primal largest violation of a constraint
 * @param dual largest size of a negative gross or turnover multiplier
 * @param complementarity largest |multiplier × slack|
 */
public record KktResiduals(double stationarity, double primal, double dual, double complementarity) {

    /** The residuals of these weights and multipliers; kinks and bounds count where a weight lies on them exactly. */
    static KktResiduals of(ProjectionProblem problem, double[] weights, Multipliers multipliers) {
        double gross = 0;
        double net = 0;
        double turnover = 0;
        double stationarity = 0;
        double primal = 0;
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            gross += Math.abs(weight);
            net += weight;
            turnover += Math.abs(weight - problem.previous[i]);
            primal = Math.max(primal, Math.max(problem.lower - weight, weight - problem.upper));
            double pull = problem.target[i] - weight - multipliers.net();
            double least = multipliers.gross() * (weight > 0 ? 1 : -1) + multipliers.turnover() * (weight > problem.previous[i] ? 1 : -1);
            double most = multipliers.gross() * (weight < 0 ? -1 : 1) + multipliers.turnover() * (weight < problem.previous[i] ? -1 : 1);
            double below = weight == problem.lower ? 0 : least - pull;
            double above = weight == problem.upper ? 0 : pull - most;
            stationarity = Math.max(stationarity, Math.max(below, above));
        }
        double grossSlack = problem.grossCap - gross;
        double netSlack = problem.netCap - Math.abs(net);
        double turnoverSlack = problem.capsTurnover() ? problem.turnoverCap - turnover : 0;
        primal = Math.max(primal, -Math.min(grossSlack, Math.min(netSlack, turnoverSlack)));
        double dual = Math.max(0, Math.max(-multipliers.gross(), -multipliers.turnover()));
        // A price on the wrong side of the net is as far off as the whole way to that side's cap.
        double netRoom = problem.netCap - Math.signum(multipliers.net()) * net;
        double complementarity = Math.max(Math.abs(multipliers.net() * netRoom),
                Math.max(Math.abs(multipliers.gross() * grossSlack), Math.abs(multipliers.turnover() * turnoverSlack)));
        return new KktResiduals(stationarity, primal, dual, complementarity);
    }

    /**
     * The largest of the four.
     *
     * @return 0 or more
     */
    public double largest() {
        return Math.max(Math.max(stationarity, primal), Math.max(dual, complementarity));
    }
}
