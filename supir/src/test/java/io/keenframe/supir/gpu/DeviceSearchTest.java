package io.keenframe.supir.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceSearchTest {
    private static final Path ENGINES = Path.of("engines");

    private static List<Device> found(String choice, int cards, Function<Device, Optional<String>> trial) {
        Equipment equipment = new Equipment(
                IntStream.range(0, cards)
                        .mapToObj(n -> new Card(n, "card " + n, 1, 0, "1"))
                        .toList(),
                Optional.of(new ProviderLibrary(Path.of("library"))),
                List.of());
        return new DeviceSearch(library -> equipment, trial, ENGINES).find(DeviceChoice.of(choice));
    }

    private static Optional<String> works(Device device) {
        return Optional.empty();
    }

    private static Optional<String> isNoCuda1(Device device) {
        return Optional.of("no kernel image").filter(fault -> device.toString().equals("cuda:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "auto,       2, cuda:0;cuda:1",
        "auto,       0, cpu",
        "cpu,        2, cpu",
        "cuda,       3, cuda:0;cuda:1;cuda:2",
        "cuda:1,     2, cuda:1",
        "tensorrt,   2, tensorrt:0;tensorrt:1",
        "tensorrt:0, 1, tensorrt:0"
    })
    void findsTheDevicesOfAChoice(String choice, int cards, String devices) {
        assertThat(found(choice, cards, DeviceSearchTest::works))
                .extracting(Device::toString)
                .containsExactly(devices.split(";"));
        assertThat(DeviceChoice.of(choice)).hasToString(choice);
    }

    @Test
    void leavesOutACardThatDoesNotWork() {
        assertThat(found("cuda", 3, DeviceSearchTest::isNoCuda1))
                .containsExactly(new Device.Cuda(0), new Device.Cuda(2));
        assertThatThrownBy(() -> found("cuda:1", 3, DeviceSearchTest::isNoCuda1))
                .isInstanceOf(NoSuchDeviceException.class)
                .hasMessage("networks cannot run on cuda:1: cuda:1: no kernel image");
        assertThat(found("auto", 1, device -> Optional.of("no kernel image"))).containsExactly(Device.cpu());
    }

    @Test
    void saysWhichCardsThereAre() {
        assertThatThrownBy(() -> found("cuda:3", 2, DeviceSearchTest::works))
                .hasMessage("networks cannot run on cuda:3: the last of the machine's cards is number 1");
        assertThatThrownBy(() -> found("cuda", 0, DeviceSearchTest::works))
                .hasMessageContaining("no NVIDIA card answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "cuda:", "cuda:x", "cpu:0", "auto:1", "CUDA", ""})
    void takesNoOtherWords(String text) {
        assertThatThrownBy(() -> DeviceChoice.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a device");
    }
}
