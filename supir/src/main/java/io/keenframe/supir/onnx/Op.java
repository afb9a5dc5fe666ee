package io.keenframe.supir.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * An operator with its attributes, as a node names it.
 *
 * @param type the operator's name
 * @param domain the operator set it belongs to; empty for ONNX's own
 * @param attributes AttributeProto messages
 */
public record Op(String type, String domain, List<Message> attributes) {
    private static final int NAME = 1;
    private static final int TYPE = 20;

    /** An operator of ONNX's own set. */
    public static Op of(String type) {
        return new Op(type, "", List.of());
    }

    /** An operator of ONNX Runtime's set. */
    public static Op microsoft(String type) {
        return new Op(type, Graph.MICROSOFT, List.of());
    }

    /** The same with a number. */
    public Op with(String name, long value) {
        return with(new Message().text(NAME, name).integer(3, value).integer(TYPE, 2));
    }

    /** The same with a real number. */
    public Op with(String name, float value) {
        return with(new Message().text(NAME, name).real(2, value).integer(TYPE, 1));
    }

    /** The same with a word. */
    public Op with(String name, String value) {
        return with(new Message().text(NAME, name).text(4, value).integer(TYPE, 3));
    }

    /** The same with a list of numbers. */
    public Op with(String name, long... values) {
        Message attribute = new Message().text(NAME, name);
        for (long value : values) {
            attribute.integer(8, value);
        }
        return with(attribute.integer(TYPE, 7));
    }

    private Op with(Message attribute) {
        List<Message> all = new ArrayList<>(attributes);
        all.add(attribute);
        return new Op(type, domain, all);
    }
}
