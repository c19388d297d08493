package dev.plimsoll.kind.allocation;

import dev.plimsoll.intent.AllocationRequest;
import dev.plimsoll.intent.AllocationRequest.Account;
import dev.plimsoll.intent.AllocationRequest.Fill;
import dev.plimsoll.intent.AllocationRequest.MarketQuote;
import dev.plimsoll.intent.AllocationRequest.Position;
import dev.plimsoll.intent.AllocationRequest.RegimeContext;
import dev.plimsoll.intent.TradeIntent;
import dev.plimsoll.run.Cut;
import dev.plimsoll.store.files.AllocationRequestFile;
import dev.plimsoll.store.kind.ArtifactTable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SplittableRandom;

/** Requests of a batch with those after one of them changed: moment, money, confidence, positions, quantities, prices. */
public final class PerturbedRequests {

    private static final int MOST = 1000;

    private final BigDecimal more;

    private PerturbedRequests(long draw) {
        this.more = BigDecimal.valueOf(draw);
    }

    public static ArtifactTable of(ArtifactTable requests, Cut cut, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        AllocationArtifacts changed = new AllocationArtifacts();
        String[] documents = requests.texts("document");
        for (int row = 0; row < documents.length; row++) {
            AllocationRequest request = AllocationRequestFile.parse(documents[row], "request " + (row + 1));
            long draw = 1 + random.nextInt(MOST);
            AllocationRequest now = cut.isUpTo(requests, row) ? request : new PerturbedRequests(draw).change(request);
            changed.request(now, AllocationRequestFile.canonical(now));
        }
        return changed.requests().table();
    }

    private AllocationRequest change(AllocationRequest request) {
        Account account = request.account();
        return new AllocationRequest(request.asOf().plusSeconds(more.longValue()),
                new Account(raised(account.equity()), raised(account.cash()), raised(account.buyingPower())),
                request.positions().stream().map(this::change).toList(), request.intents().stream().map(this::change).toList(),
                request.market().stream().map(this::change).toList(), change(request.regime()),
                request.killSwitch(), request.provenance(), request.fills().stream().map(this::change).toList());
    }

    private static RegimeContext change(RegimeContext regime) {
        return new RegimeContext(regime.label(), regime.confidence().map(sure -> BigDecimal.ONE.subtract(sure)));
    }

    private Position change(Position position) {
        BigDecimal away = more.multiply(BigDecimal.valueOf(position.qty().signum())); // the side stays, for the sign of the market value
        return new Position(position.symbol(), position.qty().add(away), position.marketValue().map(value -> value.add(away)));
    }

    private TradeIntent change(TradeIntent intent) {
        return new TradeIntent(intent.intentId(), intent.strategyId(), intent.strategyFamily(), intent.symbol(), intent.side(),
                intent.qty().add(more), raised(intent.price()), intent.confidence(), intent.horizon(), intent.timeframe(), intent.eventTs(),
                intent.orderType(), intent.timeInForce(), intent.correlationGroup());
    }

    private Fill change(Fill fill) {
        return new Fill(fill.strategyId(), fill.symbol(), fill.side(), fill.qty().add(more), fill.price().add(more), fill.fillTs());
    }

    private MarketQuote change(MarketQuote quote) {
        return new MarketQuote(quote.symbol(), raised(quote.price()), quote.spreadBps(), quote.volatility(), raised(quote.advNotional()));
    }

    private Optional<BigDecimal> raised(Optional<BigDecimal> value) {
        return value.map(more::add);
    }
}
