package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An ONNX file as a reader sees it, with the types of all values told from the operators' definitions.
 *
 * @param nodes in their order
 * @param initializers by name
 * @param inputs the types of the inputs, by name
 * @param outputs names and types of the outputs
 */
public record WrittenModel(
        List<Node> nodes,
        Map<String, Initializer> initializers,
        Map<String, Integer> inputs,
        Map<String, Integer> outputs) {
    /** ONNX's number of 32-bit floats. */
    public static final int FLOAT = 1;

    /** ONNX's number of 16-bit floats. */
    public static final int HALF = 10;

    private static final Set<String> SHAPE_TAKERS = Set.of("Reshape", "Slice", "Pad", "ReduceMean", "Gather");

    /**
     * A node.
     *
     * @param attributes the whole numbers among them, by name
     */
    public record Node(
            String type, String domain, List<String> inputs, List<String> outputs, Map<String, Long> attributes) {
        /** An attribute that is a whole number; 0 where it is left out. */
        public long number(String name) {
            return attributes.getOrDefault(name, 0L);
        }
    }

    /**
     * A stored tensor.
     *
     * @param inline whether its bytes are in the file itself
     */
    public record Initializer(int type, List<Long> shape, boolean inline) {}

    /** What a graph is written as. */
    public static WrittenModel of(Graph graph) {
        Fields model = Fields.of(graph.model(new WeightFolder(Path.of("/"))));
        List<Node> nodes = new ArrayList<>();
        Map<String, Initializer> initializers = new HashMap<>();
        Map<String, Integer> inputs = new HashMap<>();
        Map<String, Integer> outputs = new HashMap<>();
        model.each(7, field -> {
            Fields written = field.fields();
            written.each(1, node -> nodes.add(node(node.fields())));
            written.each(5, initializer -> initializer(initializers, initializer.fields()));
            written.each(11, input -> info(inputs, input.fields()));
            written.each(12, output -> info(outputs, output.fields()));
        });
        return new WrittenModel(nodes, initializers, inputs, outputs);
    }

    private static Node node(Fields node) {
        Map<String, Long> attributes = new HashMap<>();
        node.each(5, field -> {
            Fields attribute = field.fields();
            attribute.numbers(3).forEach(value -> attributes.put(attribute.text(1), value));
        });
        return new Node(node.text(4), node.text(7), node.texts(1), node.texts(2), attributes);
    }

    private static void initializer(Map<String, Initializer> all, Fields tensor) {
        boolean inline = tensor.number(14) == 0;
        all.put(tensor.text(8), new Initializer((int) tensor.number(2), tensor.numbers(1), inline));
    }

    private static void info(Map<String, Integer> all, Fields info) {
        info.each(
                2,
                type -> type.fields()
                        .each(
                                1,
                                tensor -> all.put(
                                        info.text(1), (int) tensor.fields().number(1))));
    }

    /** The stored tensor of a name; fails where there is none. */
    public Initializer initializer(String name) {
        return Optional.ofNullable(initializers.get(name)).orElseThrow(() -> new AssertionError("no " + name));
    }

    /** The nodes of an operator. */
    public List<Node> nodes(String type) {
        return nodes.stream().filter(node -> node.type().equals(type)).toList();
    }

    /** Fails unless every input is supplied, by one supplier alone and before its use, and all types agree. */
    public void requireSound() {
        Map<String, Integer> types = new HashMap<>(inputs);
        initializers.forEach((name, initializer) -> types.put(name, initializer.type()));
        assertThat(types).as("inputs and initializers share no name").hasSize(inputs.size() + initializers.size());
        Set<String> used = new HashSet<>(outputs.keySet());
        for (Node node : nodes) {
            assertThat(types.keySet()).as("inputs of %s", node).containsAll(given(node));
            used.addAll(given(node));
            int type = type(node, types);
            for (String output : node.outputs()) {
                assertThat(types.put(output, type)).as("supplier of %s", output).isNull();
            }
        }
        outputs.forEach((name, type) ->
                assertThat(types.get(name)).as("output %s", name).isEqualTo(type));
        assertThat(used)
                .as("weights and inputs in use")
                .containsAll(initializers.keySet())
                .containsAll(inputs.keySet());
    }

    private static List<String> given(Node node) {
        return node.inputs().stream().filter(name -> !name.isEmpty()).toList();
    }

    /** The type of a node's results, once those of its inputs are found to be what its operator takes. */
    private static int type(Node node, Map<String, Integer> types) {
        int first = Optional.ofNullable(types.get(node.inputs().get(0))).orElseThrow();
        if (node.type().equals("Cast")) {
            return (int) node.number("to");
        }
        for (int i = 1; i < node.inputs().size() && !SHAPE_TAKERS.contains(node.type()); i++) {
            String name = node.inputs().get(i);
            boolean exact = node.type().equals("Resize") || node.type().equals("GroupNorm");
            if (!name.isEmpty()) {
                assertThat(types.get(name)).as("input %s of %s", i, node).isEqualTo(exact ? FLOAT : first);
            }
        }
        return first;
    }
}
