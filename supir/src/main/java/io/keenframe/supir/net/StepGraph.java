package io.keenframe.supir.net;

import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import java.util.List;

/**
 * The graph of one evaluation of the noise predictor: control network, adaptors and U-Net. {@link StepWriter} writes it.
 *
 * @param graph what was written
 * @param text what it takes from the text
 * @param control the control network's features in it
 */
record StepGraph(Graph graph, StepText text, List<Value> control) {
    static final String X = "x";
    static final String HINT = "hint";
    static final String SINUSOID = "sinusoid";
    static final String SCALE = "control_scale";
    static final String NOISE = "noise";

    /** Before the names of the reference's inputs. */
    static final String REFERENCE = "reference.";

    static final String ATTENTION = "attention";

    /** Makes the control network's features outputs too, by their numbers. */
    StepGraph showingControl() {
        for (int i = 0; i < control.size(); i++) {
            graph.output("control." + i, control.get(i));
        }
        return this;
    }
}
