package io.keenframe.supir.torch;

import io.keenframe.supir.tensor.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle of tensors names: ordered dictionaries, storages, and the two functions that make tensors of them. */
final class TorchGlobals implements Globals {
    private static final Map<String, DataType> STORAGES = Map.of(
            "DoubleStorage", DataType.F64,
            "FloatStorage", DataType.F32,
            "HalfStorage", DataType.F16,
            "BFloat16Storage", DataType.BF16,
            "LongStorage", DataType.I64,
            "IntStorage", DataType.I32,
            "ShortStorage", DataType.I16,
            "CharStorage", DataType.I8,
            "ByteStorage", DataType.U8,
            "BoolStorage", DataType.BOOL);

    private static final Map<String, Global> FUNCTIONS = Map.of(
            "collections.OrderedDict", TorchGlobals::dictionary,
            "torch._utils._rebuild_tensor_v2", TorchGlobals::tensor,
            "torch._utils._rebuild_parameter", TorchGlobals::parameter);

    @Override
    public Object named(String module, String name) throws PickleException {
        DataType storage = module.equals("torch") ? STORAGES.get(name) : null;
        if (storage != null) {
            return storage;
        }
        Global function = FUNCTIONS.get(module + "." + name);
        if (function == null) {
            throw new PickleException("its pickle asks for " + printable(module + "." + name)
                    + ", which no tensor needs and which is never run here; take the .safetensors of it");
        }
        return function;
    }

    /** The name comes from a stranger, and goes to a terminal. */
    private static String printable(String name) {
        String plain = name.replaceAll("[^\\w. -]", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
    }

    /** {@code ("storage", type, key, device, elements)}. */
    @Override
    public Object persistent(List<?> id) throws PickleException {
        if (id.size() == 5
                && "storage".equals(id.get(0))
                && id.get(1) instanceof DataType type
                && id.get(2) instanceof String key
                && key.matches("\\d{1,9}")) {
            return new PickledStorage(type, key);
        }
        throw new PickleException("its pickle refers to something that is no storage");
    }

    private static Object dictionary(List<?> arguments) throws PickleException {
        if (!arguments.isEmpty()) {
            throw new PickleException("its pickle fills a dictionary in a way that PyTorch does not");
        }
        return new LinkedHashMap<Object, Object>();
    }

    /** {@code (storage, start, shape, strides, ...)}; the rest is about training. */
    private static Object tensor(List<?> arguments) throws PickleException {
        if (arguments.size() >= 4
                && arguments.get(0) instanceof PickledStorage storage
                && arguments.get(1) instanceof Long start
                && arguments.get(2) instanceof List<?> shape
                && arguments.get(3) instanceof List<?> strides
                && shape.size() == strides.size()) {
            return new PickledTensor(storage, start, longs(shape), longs(strides));
        }
        throw new PickleException("its pickle states a tensor in a way that PyTorch does not");
    }

    /** {@code (tensor, ...)}; the rest is about training. */
    private static Object parameter(List<?> arguments) throws PickleException {
        if (!arguments.isEmpty() && arguments.get(0) instanceof PickledTensor tensor) {
            return tensor;
        }
        throw new PickleException("its pickle states a parameter that is no tensor");
    }

    private static long[] longs(List<?> values) throws PickleException {
        long[] longs = new long[values.size()];
        for (int i = 0; i < longs.length; i++) {
            if (!(values.get(i) instanceof Long value)) {
                throw new PickleException("its pickle states a shape that is not of whole numbers");
            }
            longs[i] = value;
        }
        return longs;
    }
}
