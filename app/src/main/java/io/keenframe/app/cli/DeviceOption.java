package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.supir.gpu.DeviceChoice;
import io.keenframe.supir.gpu.DeviceSearch;
import io.keenframe.supir.gpu.NoSuchDeviceException;
import io.keenframe.supir.onnx.Device;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What networks run on, for commands that restore nothing of their own. */
final class DeviceOption {
    static final String DESCRIPTION =
            "What supir computes on: cpu, cuda (all NVIDIA cards, a worker each), cuda:N (the card"
                    + " of that number), or tensorrt[:N], which compiles for minutes first. auto: cuda where everything for it is"
                    + " there, else cpu; 'keenframe doctor' says what is missing. Default: auto.";

    @Option(names = "--device", paramLabel = "DEVICE", converter = ToChoice.class, description = DESCRIPTION)
    private DeviceChoice device = DeviceChoice.AUTO;

    /**
     * The devices, at least one.
     *
     * @throws NoSuchDeviceException where they cannot be used
     */
    List<Device> devices(Workplace workplace) {
        return find(device, workplace);
    }

    static List<Device> find(DeviceChoice choice, Workplace workplace) {
        return DeviceSearch.here(workplace.engines()).find(choice);
    }

    static final class ToChoice implements ITypeConverter<DeviceChoice> {
        @Override
        public DeviceChoice convert(String text) {
            try {
                return DeviceChoice.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
