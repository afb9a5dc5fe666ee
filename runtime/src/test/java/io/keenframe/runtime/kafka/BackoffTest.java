package io.keenframe.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration MOST = Duration.ofSeconds(5);

    @Test
    void doublesUpToItsMost() {
        assertThat(Backoff.after(1, MOST)).isEqualTo(Duration.ofMillis(100));
        assertThat(Backoff.after(4, MOST)).isEqualTo(Duration.ofMillis(800));
        assertThat(Backoff.after(7, MOST)).isEqualTo(MOST);
        assertThat(Backoff.after(1000, MOST)).isEqualTo(MOST);
    }
}
