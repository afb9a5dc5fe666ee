package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

final class DeviceTrialTest {
    @Test
    void findsNoFaultWithTheProcessors() {
        assertThat(DeviceTrial.fault(Device.cpu())).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithACardThatIsNotThere() {
        // No machine has a card of that number.
        assertThat(DeviceTrial.fault(new Device.Cuda(99)))
                .hasValueSatisfying(fault -> assertThat(fault).isNotBlank());
    }

    @Test
    void goesOnWithTheProcessorsAfterwards() {
        assumeThat(DeviceTrial.fault(new Device.Cuda(0)))
                .as("a machine without a card that works")
                .isPresent();

        assertThat(DeviceTrial.fault(Device.cpu())).isEmpty();
    }
}
