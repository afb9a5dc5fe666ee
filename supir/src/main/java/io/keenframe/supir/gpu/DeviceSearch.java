package io.keenframe.supir.gpu;

import io.keenframe.supir.gpu.DeviceChoice.Kind;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.DeviceTrial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the devices that a choice means.
 *
 * @param equipment what the machine has, by the name of the library that is to run networks
 * @param trial what is in the way of running them on a device; empty where nothing is
 * @param engines the folder that TensorRT's compiled networks are kept in
 */
public record DeviceSearch(
        Function<String, Equipment> equipment, Function<Device, Optional<String>> trial, Path engines) {
    private static final Logger LOGGER = LoggerFactory.getLogger(DeviceSearch.class);

    /** On this machine. */
    public static DeviceSearch here(Path engines) {
        return new DeviceSearch(Equipment::here, DeviceTrial::fault, engines);
    }

    /**
     * The devices of a choice, at least one.
     *
     * @throws NoSuchDeviceException where they cannot be used; never for {@link DeviceChoice#AUTO}
     */
    public List<Device> find(DeviceChoice choice) {
        return switch (choice.kind()) {
            case CPU -> List.of(Device.cpu());
            case AUTO -> any();
            case CUDA, TENSORRT -> cards(choice);
        };
    }

    private List<Device> any() {
        try {
            return cards(new DeviceChoice(Kind.CUDA, OptionalInt.empty()));
        } catch (NoSuchDeviceException e) {
            LOGGER.info("{}; the processors do it", e.getMessage());
            return List.of(Device.cpu());
        }
    }

    private List<Device> cards(DeviceChoice choice) {
        Equipment has = equipment.apply(choice.kind() == Kind.CUDA ? ProviderLibrary.CUDA : ProviderLibrary.TENSOR_RT);
        has.lack().ifPresent(lack -> {
            throw new NoSuchDeviceException(choice, lack);
        });
        List<Device> working = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Device device : asked(choice, has.cards().size())) {
            trial.apply(device).ifPresentOrElse(fault -> faults.add(device + ": " + fault), () -> working.add(device));
        }
        if (working.isEmpty()) {
            throw new NoSuchDeviceException(choice, faults.get(0));
        }
        faults.forEach(fault -> LOGGER.warn("left out is {}", fault));
        return List.copyOf(working);
    }

    private List<Device> asked(DeviceChoice choice, int count) {
        if (choice.card().isEmpty()) {
            return IntStream.range(0, count)
                    .mapToObj(number -> device(choice.kind(), number))
                    .toList();
        }
        int number = choice.card().getAsInt();
        if (number >= count) {
            throw new NoSuchDeviceException(choice, "the last of the machine's cards is number " + (count - 1));
        }
        return List.of(device(choice.kind(), number));
    }

    private Device device(Kind kind, int number) {
        return kind == Kind.CUDA ? new Device.Cuda(number) : new Device.TensorRt(number, engines);
    }
}
