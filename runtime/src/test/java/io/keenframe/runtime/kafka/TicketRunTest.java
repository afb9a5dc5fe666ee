package io.keenframe.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.JobId;
import io.keenframe.contract.Ticket;
import io.keenframe.runtime.Lease;
import io.keenframe.runtime.TicketHandler;
import io.keenframe.runtime.TicketRejectedException;
import io.keenframe.runtime.metrics.TicketFate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TicketRunTest {
    private static final Duration LONG = Duration.ofSeconds(5);

    private static TicketRun start(TicketHandler handler) {
        return TicketRun.start(new Ticket.Ingest(new JobId("a")), 10, handler, "test");
    }

    @Test
    void theHandlersEndDecidesTheTicketsFate() throws Exception {
        assertThat(start((ticket, lease) -> {}).await(LONG)).contains(TicketFate.ACCEPTED);
        assertThat(start((ticket, lease) -> {
                            throw new TicketRejectedException("never");
                        })
                        .await(LONG))
                .contains(TicketFate.REJECTED);
        assertThat(start((ticket, lease) -> {
                            throw new OutOfMemoryError("not now");
                        })
                        .await(LONG))
                .contains(TicketFate.RELEASED);
    }

    @Test
    void theHandlerKnowsItsLastAttempt() throws Exception {
        CompletableFuture<Lease> seen = new CompletableFuture<>();

        start((ticket, lease) -> seen.complete(lease)).await(LONG);

        assertThat(seen.get().delivery()).isEqualTo(10);
        assertThat(seen.get().lastAttempt()).isTrue();
    }

    @Test
    void aLostLeaseIsToldAndInterrupts() throws Exception {
        CompletableFuture<Boolean> lost = new CompletableFuture<>();
        TicketRun run = start((ticket, lease) -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                lost.complete(lease.lost());
            }
        });
        assertThat(run.await(Duration.ofMillis(1))).isEmpty();

        run.lose();

        assertThat(lost.get(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aReleasedRunDoesNotWaitForAHandlerThatDoesNotHear() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        TicketRun run = start((ticket, lease) -> {
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });

        run.release();

        assertThat(run.await(LONG)).contains(TicketFate.RELEASED);
        end.countDown();
    }
}
