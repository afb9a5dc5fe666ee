package io.keenframe.supir.net;

import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.WeightSource;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Has every tensor that it is asked for, in a file that does not exist: for graphs that are written and never run. */
final class ImaginedWeights implements WeightSource {
    private final SortedMap<String, List<Integer>> asked = new TreeMap<>();

    @Override
    public StoredTensor require(String name, long... shape) {
        asked.put(name, Arrays.stream(shape).mapToObj(Math::toIntExact).collect(Collectors.toList()));
        return new StoredTensor(Path.of("imagined"), name, DataType.F32, shape, 0);
    }

    /** The shape of every tensor that was asked for, by its name. */
    SortedMap<String, List<Integer>> asked() {
        return asked;
    }
}
