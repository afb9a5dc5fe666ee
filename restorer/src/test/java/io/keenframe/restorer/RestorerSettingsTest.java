package io.keenframe.restorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.onnx.Device;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestorerSettingsTest {
    private static final Device FIRST = new Device.Cuda(0);
    private static final Device SECOND = new Device.Cuda(1);

    private final RestorerSettings settings = RestorerSettings.of(List.of());

    @Test
    void hasAWorkerForEachDevice() {
        RestorerSettings both = settings.on(List.of(FIRST, SECOND));

        assertThat(both.workers()).isEqualTo(2);
        assertThat(List.of(both.device(0), both.device(1))).containsExactly(FIRST, SECOND);
        assertThat(settings.workers()).isEqualTo(1);
        assertThat(settings.device(0)).isEqualTo(Device.cpu());
    }

    @Test
    void sharesTheDevicesAmongMoreWorkers() {
        RestorerSettings more = settings.on(List.of(FIRST, SECOND)).withWorkers(5);

        assertThat(IntStream.range(0, more.workers()).mapToObj(more::device))
                .containsExactly(FIRST, SECOND, FIRST, SECOND, FIRST);
    }

    @Test
    void needsADevice() {
        assertThatThrownBy(() -> settings.on(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a device");
    }
}
