package io.keenframe.supir.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a graph in CUDA's dialect on the processors: the operators that only CUDA has are expanded into what they are defined
 * to compute, by functions in the model itself.
 */
public final class Expansion {
    /** As long as the domain that it takes the place of, so that nothing else in the file moves. */
    private static final String DOMAIN = "com.keenframe";

    private static final List<String> EXPANDED = List.of("GroupNorm", "BiasSplitGelu");

    private Expansion() {}

    /** A session on the processors. */
    public static Session open(Graph graph, Execution execution, RunningEvaluations running) {
        WeightFolder folder = WeightFolder.of(graph);
        return Session.load(expanded(graph.model(folder)), folder, graph.outputs(), execution, running, true);
    }

    private static byte[] expanded(byte[] model) {
        List<Fields.Field> domains = new ArrayList<>();
        Fields.of(model)
                .each(
                        7,
                        graph -> graph.fields().each(1, node -> {
                            if (EXPANDED.contains(node.fields().text(4))) {
                                node.fields().each(7, domains::add);
                            }
                        }));
        byte[] own = DOMAIN.getBytes(StandardCharsets.US_ASCII);
        byte[] changed = model.clone();
        domains.forEach(domain -> System.arraycopy(own, 0, changed, domain.start(), own.length));
        // Fields behind a protobuf message's end are fields of it all the same.
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(changed);
        joined.writeBytes(new Message()
                .message(8, opset(DOMAIN, 1))
                .message(25, groupNorm())
                .message(25, biasSplitGelu())
                .toBytes());
        return joined.toByteArray();
    }

    private static Message groupNorm() {
        return new Function("GroupNorm", List.of("x", "gamma", "beta"), "groups", "epsilon", "activation")
                .node(Op.of("Cast").with("to", 1L), "wide", "x")
                .node(Op.of("Transpose").with("perm", 0, 3, 1, 2), "first", "wide")
                .attribute("groups", 2, "value_int", "count")
                .node(numbers(1), "one")
                .node(Op.of("Reshape"), "counts", "count", "one")
                .node(numbers(0), "same")
                .node(numbers(-1), "rest")
                .node(Op.of("Concat").with("axis", 0L), "grouping", "same", "counts", "rest")
                .node(Op.of("Reshape"), "grouped", "first", "grouping")
                .node(numbers(2), "axis")
                .node(Op.of("ReduceMean"), "mean", "grouped", "axis")
                .node(Op.of("Sub"), "centred", "grouped", "mean")
                .node(Op.of("Mul"), "squares", "centred", "centred")
                .node(Op.of("ReduceMean"), "variance", "squares", "axis")
                .attribute("epsilon", 1, "value_float", "little")
                .node(Op.of("Add"), "positive", "variance", "little")
                .node(Op.of("Sqrt"), "deviation", "positive")
                .node(Op.of("Div"), "unit", "centred", "deviation")
                .node(Op.of("Shape"), "shape", "first")
                .node(Op.of("Reshape"), "whole", "unit", "shape")
                .node(Op.of("Transpose").with("perm", 0, 2, 3, 1), "last", "whole")
                .node(Op.of("Mul"), "scaled", "last", "gamma")
                .node(Op.of("Add"), "shifted", "scaled", "beta")
                .node(Op.of("Sigmoid"), "gate", "shifted")
                .node(Op.of("Mul"), "active", "shifted", "gate")
                .attribute("activation", 2, "value_int", "which")
                .node(Op.of("Cast").with("to", 9L), "activates", "which")
                .node(Op.of("Where"), "chosen", "activates", "active", "shifted")
                .node(Op.of("CastLike"), "y", "chosen", "x")
                .message();
    }

    private static Message biasSplitGelu() {
        return new Function("BiasSplitGelu", List.of("x", "bias"))
                .node(Op.of("Add"), "sum", "x", "bias")
                .node(Op.of("Cast").with("to", 1L), "wide", "sum")
                .node(numbers(0), "start")
                .node(numbers(Integer.MAX_VALUE), "end")
                .node(numbers(-1), "axis")
                .node(Op.of("Constant").with("value_int", 2L), "two")
                .node(Op.of("Shape").with("start", -1L), "width", "wide")
                .node(Op.of("Div"), "half", "width", "two")
                .node(Op.of("Slice"), "left", "wide", "start", "half", "axis")
                .node(Op.of("Slice"), "right", "wide", "half", "end", "axis")
                .node(Op.of("Constant").with("value_float", (float) Math.sqrt(2)), "root")
                .node(Op.of("Div"), "scaled", "right", "root")
                .node(Op.of("Erf"), "erf", "scaled")
                .node(Op.of("Constant").with("value_float", 1f), "one")
                .node(Op.of("Add"), "above", "erf", "one")
                .node(Op.of("Constant").with("value_float", 0.5f), "point")
                .node(Op.of("Mul"), "share", "above", "point")
                .node(Op.of("Mul"), "gelu", "right", "share")
                .node(Op.of("Mul"), "gated", "left", "gelu")
                .node(Op.of("CastLike"), "y", "gated", "x")
                .message();
    }

    private static Op numbers(long number) {
        return Op.of("Constant").with("value_ints", new long[] {number});
    }

    private static Message opset(String domain, int version) {
        return new Message().text(1, domain).integer(2, version);
    }

    /** A FunctionProto being written, whose result is {@code y}. */
    private static final class Function {
        private final Message message = new Message();

        Function(String name, List<String> inputs, String... attributes) {
            message.text(1, name).text(10, DOMAIN).message(9, opset("", 20)).text(5, "y");
            inputs.forEach(input -> message.text(4, input));
            List.of(attributes).forEach(attribute -> message.text(6, attribute));
        }

        Function node(Op op, String output, String... inputs) {
            Message node = new Message().text(2, output).text(4, op.type());
            List.of(inputs).forEach(input -> node.text(1, input));
            op.attributes().forEach(attribute -> node.message(5, attribute));
            message.message(7, node);
            return this;
        }

        /** A constant of the value that an attribute of the function has; types are 1 for reals, 2 for whole numbers. */
        Function attribute(String attribute, int type, String as, String output) {
            Message reference = new Message().text(1, as).text(21, attribute).integer(20, type);
            message.message(7, new Message().text(2, output).text(4, "Constant").message(5, reference));
            return this;
        }

        Message message() {
            return message;
        }
    }
}
