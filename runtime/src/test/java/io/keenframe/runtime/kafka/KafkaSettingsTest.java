package io.keenframe.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {
    @Test
    void takesOneOrMoreAddresses() {
        assertThat(Bootstrap.parse("a:9092, [::1]:19092"))
                .containsExactly(
                        InetSocketAddress.createUnresolved("a", 9092),
                        InetSocketAddress.createUnresolved("::1", 19092));
        assertThat(KafkaSettings.of("a:1,b:2").lock()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", ":1", "a:70000", "a:1,", "a:x"})
    void whatIsNoAddressIsNamed(String bootstrap) {
        assertThatThrownBy(() -> KafkaSettings.of(bootstrap)).hasMessageContaining("--kafka '" + bootstrap + "'");
    }

    @Test
    void aLockLasts() {
        assertThatThrownBy(() -> KafkaSettings.of("a:1").withLock(Duration.ZERO))
                .hasMessageContaining("PT0S");
    }
}
