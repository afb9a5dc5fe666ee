package io.keenframe.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Damage;
import io.keenframe.contract.JobId;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class JobStatesTest {
    private static final JobId JOB = new JobId("a");

    private final JobStates states = new JobStates();

    @Test
    void aJobIsForgottenWithItsLastKey() {
        JobEvent ingested = new JobEvent.Ingested(JOB, 8, 1, Damage.none());
        JobEvent failed = new JobEvent.Failed(JOB, "ingest", "no such file");
        states.add(ingested);
        states.add(failed);

        states.remove(ingested.key());
        assertThat(ended()).isTrue();
        states.remove(failed.key());

        assertThat(ended()).isFalse();
        assertThat(states.keys(JOB)).isEmpty();
    }

    private boolean ended() {
        return states.read(JOB, state -> state.outcome().isPresent());
    }

    @Test
    void aKeyThatWasNeverThereIsPassedOver() {
        states.remove("b/ingested");

        assertThat(states.keys(new JobId("b"))).isEmpty();
    }

    @Test
    void aListenersFaultIsNotTheLogs() {
        List<JobEvent> heard = new ArrayList<>();
        states.listen(event -> {
            throw new IllegalStateException("a bad listener");
        });
        states.listen(heard::add);

        states.add(new JobEvent.Ingested(JOB, 8, 1, Damage.none()));

        assertThat(heard).hasSize(1);
    }

    @Test
    void theEndReachesWhoWaits() throws Exception {
        CompletableFuture<Throwable> heard = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                states.await(JOB, state -> state.ingested().isPresent(), Duration.ofMinutes(1));
            } catch (InterruptedException | RuntimeException e) {
                heard.complete(e);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        states.end(new IllegalStateException("the broker is gone"));

        assertThat(heard.get(5, TimeUnit.SECONDS)).hasMessageContaining("the broker is gone");
        assertThatThrownBy(() -> states.read(JOB, JobState::groupsPlanned)).isInstanceOf(IllegalStateException.class);
    }
}
