package io.keenframe.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Size;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertersTest {
    @ParameterizedTest
    @CsvSource({
        "90,          PT1M30S",
        "1:30,        PT1M30S",
        "00:01:30.5,  PT1M30.5S",
        "0,           PT0S",
        "0.041666667, PT0.041666667S",
        "2:00:00,     PT2H",
        "75:00,       PT1H15M"
    })
    void readsTimes(String text, Duration time) {
        assertThat(new Converters.ToTime().convert(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1:", ":30", "1:2:3:4", "1.5:30", "ninety", "1,5", "90s", "1e3"})
    void refusesOtherTimes(String text) {
        assertThatThrownBy(() -> new Converters.ToTime().convert(text)).hasMessageContaining("00:01:30.5");
    }

    @Test
    void readsSizes() {
        assertThat(new Converters.ToSize().convert("1920x1080")).isEqualTo(new Size(1920, 1080));
        assertThatThrownBy(() -> new Converters.ToSize().convert("1920*1080")).hasMessageContaining("1920x1080");
    }

    @Test
    void readsCodecs() {
        for (Codec codec : Codec.values()) {
            assertThat(new Converters.ToCodec().convert(codec.label())).isEqualTo(codec);
        }
        assertThatThrownBy(() -> new Converters.ToCodec().convert("h265"))
                .hasMessage("'h265' is not a codec; did you mean hevc? there are h264, hevc, av1, ffv1 and prores");
        assertThatThrownBy(() -> new Converters.ToCodec().convert("theora"))
                .hasMessage("'theora' is not a codec; there are h264, hevc, av1, ffv1 and prores");
    }

    @ParameterizedTest
    @CsvSource({"4.0, 4.0", "4, 4.0", "4.0:1.0, 4.0:1.0", "7.5:4, 7.5:4.0", "-1, -1.0"})
    void readsSchedules(String text, String canonical) {
        assertThat(new EngineConverters.ToSchedule().convert(text)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4:", "4:1:2", "a", "NaN"})
    void refusesOtherSchedules(String text) {
        assertThatThrownBy(() -> new EngineConverters.ToSchedule().convert(text))
                .hasMessageContaining("4.0");
    }
}
