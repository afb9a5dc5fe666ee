package io.keenframe.supir.onnx;

import ai.onnxruntime.platform.Fp16Conversions;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network being written down as an ONNX graph.
 *
 * <p>It reads next to no weights: stored tensors become initializers that point into the checkpoint, and those of another
 * precision than is computed in get a node that converts them. Those nodes come before all others in the file, because ONNX
 * Runtime then runs each of them just before the node that needs it and frees it just after; written in place, they would
 * all run first and the converted model would lie in memory whole.
 */
public final class Graph {
    static final String MICROSOFT = "com.microsoft";

    private final Dialect dialect;
    private final ElementType floats;
    private final Op toFloats;
    private final List<Node> casts = new ArrayList<>();
    private final List<Node> body = new ArrayList<>();
    private final Map<String, Message> constants = new LinkedHashMap<>();
    private final Map<String, ExternalWeight> weights = new LinkedHashMap<>();
    private final Map<String, Value> converted = new LinkedHashMap<>();
    private final Map<String, Message> inputs = new LinkedHashMap<>();
    private final Map<String, Value> outputs = new LinkedHashMap<>();
    private int names;

    /** An empty graph for any processor. */
    public Graph() {
        this(Dialect.COMMON, Precision.SINGLE);
    }

    /**
     * An empty graph.
     *
     * @param dialect the operators that it is to be written in
     * @param precision what it computes in
     */
    public Graph(Dialect dialect, Precision precision) {
        this.dialect = dialect;
        this.floats = precision.type();
        this.toFloats = to(floats);
    }

    /**
     * A node and the names of what goes in and comes out.
     *
     * @param flops its floating-point operations
     */
    private record Node(Message message, List<String> arguments, List<String> results, double flops) {
        boolean givesOneOf(Set<String> names) {
            return results.stream().anyMatch(names::contains);
        }
    }

    /** The operators that it is to be written in. */
    public Dialect dialect() {
        return dialect;
    }

    /** An input of 32-bit floats. */
    public Value input(String name, int... shape) {
        Value given = input(name, ElementType.FLOAT, shape);
        return floats == ElementType.FLOAT ? given : floats(given);
    }

    /** An input of 64-bit integers. */
    public Value indices(String name, int... shape) {
        return input(name, ElementType.INT64, shape);
    }

    private Value input(String name, ElementType type, int... shape) {
        if (inputs.put(name, info(name, type, shape)) != null) {
            throw new IllegalArgumentException("the graph has two inputs " + name);
        }
        return new Value(name, shape);
    }

    /**
     * A weight, in the graph's precision.
     *
     * @param shape how the graph sees it; as many elements as are stored
     */
    public Value weight(StoredTensor stored, int... shape) {
        Value raw = table(stored, shape);
        return ElementType.of(stored) == floats
                ? raw
                : converted.computeIfAbsent(raw.name(), name -> node(casts, toFloats, shape, raw));
    }

    /**
     * A small weight of 32-bit floats that becomes part of the graph, for operators that look at it before they run.
     *
     * @throws UncheckedIOException if its file cannot be read
     */
    public Value inlined(StoredTensor stored, int... shape) {
        try {
            return exact(TensorFile.floats(stored).values(), shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A weight in the precision it is stored in, of which a node picks rows. */
    public Value table(StoredTensor stored, int... shape) {
        String name = stored.name() + "@" + Arrays.toString(shape);
        weights.computeIfAbsent(name, n -> new ExternalWeight(n, stored, shape));
        return new Value(name, shape);
    }

    /** A tensor of floats, in the graph's precision, that is part of it. */
    public Value constant(float[] values, int... shape) {
        return floats == ElementType.FLOAT ? exact(values, shape) : constant(floats, halves(values), shape);
    }

    private static byte[] halves(float[] values) {
        byte[] bytes = new byte[Short.BYTES * values.length];
        ShortBuffer halves =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        for (float value : values) {
            halves.put(Fp16Conversions.floatToFp16(value));
        }
        return bytes;
    }

    /** A tensor of 32-bit floats that is part of the graph, whatever it computes in. */
    public Value exact(float[] values, int... shape) {
        byte[] bytes = new byte[Float.BYTES * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return constant(ElementType.FLOAT, bytes, shape);
    }

    /** A row of integers that is part of the graph. */
    public Value constant(long... values) {
        byte[] bytes = new byte[Long.BYTES * values.length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
        return constant(ElementType.INT64, bytes, values.length);
    }

    private Value constant(ElementType type, byte[] bytes, int... shape) {
        Value value = new Value("constant" + names++, shape);
        constants.put(value.name(), tensor(value.name(), type, shape).bytes(9, bytes));
        return value;
    }

    /** A node of one output, of the given shape. */
    public Value node(Op op, int[] shape, Value... arguments) {
        return node(body, op, shape, arguments);
    }

    /** A node that brings what is stored, behind a {@link #table}, to the graph's precision. */
    public Value floats(Value value) {
        return node(toFloats, value.shape(), value);
    }

    private static Op to(ElementType type) {
        return Op.of("Cast").with("to", (long) type.number());
    }

    private Value node(List<Node> section, Op op, int[] shape, Value... arguments) {
        return nodes(section, op, List.of(shape), arguments).get(0);
    }

    /** A node of several outputs. */
    public List<Value> nodes(Op op, List<int[]> shapes, Value... arguments) {
        return nodes(body, op, shapes, arguments);
    }

    private List<Value> nodes(List<Node> section, Op op, List<int[]> shapes, Value... arguments) {
        Message node = new Message();
        for (Value argument : arguments) {
            node.text(1, argument.name());
        }
        List<Value> results = new ArrayList<>();
        for (int[] shape : shapes) {
            Value result = new Value(op.type() + names++, shape);
            node.text(2, result.name());
            results.add(result);
        }
        node.text(3, results.get(0).name()).text(4, op.type());
        op.attributes().forEach(attribute -> node.message(5, attribute));
        section.add(new Node(
                node.text(7, op.domain()),
                Arrays.stream(arguments).map(Value::name).toList(),
                results.stream().map(Value::name).toList(),
                Arithmetic.flops(op, shapes.get(0), arguments)));
        return results;
    }

    /** Makes a value an output of 32-bit floats, known by a name of its own. */
    public void output(String name, Value value) {
        outputs.put(name, floats == ElementType.FLOAT ? value : node(to(ElementType.FLOAT), value.shape(), value));
    }

    /** The floating-point operations of one run, those of products and convolutions: see {@link Arithmetic}. */
    public double flops() {
        return neededNodes(needed()).mapToDouble(Node::flops).sum();
    }

    /** The outputs, by the names they were given. */
    Map<String, Value> outputs() {
        return outputs;
    }

    /**
     * The graph as an ONNX file, without nodes and weights that no output depends on, which would be computed all the
     * same.
     *
     * @param folder what the locations of the weights are relative to
     */
    byte[] model(WeightFolder folder) {
        Message graph = new Message().text(2, "keenframe");
        Set<String> needed = needed();
        neededNodes(needed).forEach(node -> graph.message(1, node.message()));
        weights.values().stream()
                .filter(weight -> needed.contains(weight.name()))
                .forEach(weight -> graph.message(5, weight.initializer(folder)));
        constants.forEach((name, constant) -> {
            if (needed.contains(name)) {
                graph.message(5, constant);
            }
        });
        inputs.values().forEach(input -> graph.message(11, input));
        outputs.values().forEach(o -> graph.message(12, info(o.name(), ElementType.FLOAT, o.shape())));
        return new Message()
                .integer(1, 10)
                .text(2, "keenframe")
                .message(7, graph)
                .message(8, new Message().text(1, "").integer(2, 20))
                .message(8, new Message().text(1, MICROSOFT).integer(2, 1))
                .toBytes();
    }

    /** The names of all that the outputs depend on; nodes come after what goes into them. */
    private Set<String> needed() {
        Set<String> needed = new HashSet<>();
        outputs.values().forEach(output -> needed.add(output.name()));
        for (List<Node> section : List.of(body, casts)) {
            for (int i = section.size() - 1; i >= 0; i--) {
                Node node = section.get(i);
                if (node.givesOneOf(needed)) {
                    needed.addAll(node.arguments());
                }
            }
        }
        return needed;
    }

    private Stream<Node> neededNodes(Set<String> needed) {
        return Stream.of(casts, body).flatMap(List::stream).filter(node -> node.givesOneOf(needed));
    }

    /** The files the graph points into. */
    List<StoredTensor> stored() {
        return weights.values().stream().map(ExternalWeight::stored).toList();
    }

    static Message tensor(String name, ElementType type, int... shape) {
        Message tensor = new Message();
        for (int length : shape) {
            tensor.integer(1, length);
        }
        return tensor.integer(2, type.number()).text(8, name);
    }

    private static Message info(String name, ElementType type, int... shape) {
        Message dimensions = new Message();
        for (int length : shape) {
            dimensions.message(1, new Message().integer(1, length));
        }
        Message tensor = new Message().integer(1, type.number()).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}
