package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.WeightSource;
import java.util.List;

/**
 * The graph of one evaluation of the noise predictor: control network, adaptors and U-Net.
 *
 * @param graph what was written
 * @param text what it takes from the text, to be computed once
 * @param control the control network's features in it
 */
record StepGraph(Graph graph, TextInputs text, List<Value> control) {
    static final String X = "x";
    static final String HINT = "hint";
    static final String SINUSOID = "sinusoid";
    static final String SCALE = "control_scale";
    static final String NOISE = "noise";

    /** Before the names of the reference's inputs. */
    static final String REFERENCE = "reference.";

    static final String ATTENTION = "attention";

    /** Writes the graph for latents of one size. */
    static StepGraph of(SupirConfig config, WeightSource weights, Size latent) {
        Writer writer = new Writer(config, weights, latent);
        return writer.finished(writer.picture("", SelfAttention.ALONE));
    }

    /** Writes the graph of a step whose self-attentions also see a reference at the same noise level. */
    static StepGraph attending(SupirConfig config, WeightSource weights, Size latent) {
        Writer writer = new Writer(config, weights, latent);
        SharedAttention attention = new SharedAttention();
        writer.picture(REFERENCE, attention::note);
        return writer.finished(writer.picture("", attention.looking(writer.graph.input(ATTENTION, 1))));
    }

    /** Makes the control network's features outputs too, by their numbers. */
    StepGraph showingControl() {
        for (int i = 0; i < control.size(); i++) {
            graph.output("control." + i, control.get(i));
        }
        return this;
    }

    /** The network's evaluation on a picture. */
    private record Evaluation(List<Value> control, Value noise) {}

    /** A graph under way, of one network and one or two pictures. */
    private static final class Writer {
        private final UnetConfig unet;
        private final WeightSource weights;
        private final int[] shape;
        private final Graph graph = new Graph();
        private final TextInputs text;
        private final Value sinusoid;
        private final Value scale;

        Writer(SupirConfig config, WeightSource weights, Size latent) {
            this.unet = config.unet();
            this.weights = weights;
            this.shape = new int[] {1, unet.inChannels(), latent.height(), latent.width()};
            this.text = new TextInputs(graph, config.clipL().context());
            this.sinusoid = graph.input(SINUSOID, 1, unet.modelChannels());
            this.scale = graph.input(SCALE, 1);
        }

        Evaluation picture(String prefix, SelfAttention attention) {
            Value x = graph.input(prefix + X, shape);
            List<Value> control = new ControlNetwork(unet, text)
                    .features(
                            new Scope(graph, weights, ControlNetwork.PATH),
                            x,
                            graph.input(prefix + HINT, shape),
                            sinusoid);
            Value noise = new Unet(unet, text, attention)
                    .noise(new Scope(graph, weights, Unet.PATH), x, sinusoid, control, scale);
            return new Evaluation(control, noise);
        }

        StepGraph finished(Evaluation evaluation) {
            graph.output(NOISE, evaluation.noise());
            return new StepGraph(graph, text, evaluation.control());
        }
    }
}
