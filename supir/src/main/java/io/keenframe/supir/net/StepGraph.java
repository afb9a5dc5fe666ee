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
 * @param text what it takes from the text
 * @param control the control network's features in it
 */
record StepGraph(Graph graph, StepText text, List<Value> control) {
    static final String X = "x";
    static final String HINT = "hint";
    static final String SINUSOID = "sinusoid";
    static final String SCALE = "control_scale";
    static final String NOISE = "noise";

    /** Writes the graph for latents of one size, with what it takes from the text as inputs. */
    static StepGraph of(Graph graph, SupirConfig config, WeightSource weights, Size latent) {
        return of(
                graph,
                config,
                weights,
                latent,
                new TextInputs(graph, config.clipL().context()));
    }

    /** Writes the graph for latents of one size, with the text itself as an input. */
    static StepGraph withText(Graph graph, SupirConfig config, WeightSource weights, Size latent) {
        UnetConfig unet = config.unet();
        int tokens = config.clipL().context();
        return of(
                graph, config, weights, latent, TextWithin.of(graph, tokens, unet.contextDim(), unet.admInChannels()));
    }

    private static StepGraph of(Graph graph, SupirConfig config, WeightSource weights, Size latent, StepText text) {
        UnetConfig unet = config.unet();
        int[] shape = {1, unet.inChannels(), latent.height(), latent.width()};
        Value x = graph.input(X, shape);
        Value sinusoid = graph.input(SINUSOID, 1, unet.modelChannels());
        List<Value> control = new ControlNetwork(unet, text)
                .features(new Scope(graph, weights, ControlNetwork.PATH), x, graph.input(HINT, shape), sinusoid);
        Value noise = new Unet(unet, text)
                .noise(new Scope(graph, weights, Unet.PATH), x, sinusoid, control, graph.input(SCALE, 1));
        graph.output(NOISE, noise);
        return new StepGraph(graph, text, control);
    }

    /** Makes the control network's features outputs too, by their numbers. */
    StepGraph showingControl() {
        for (int i = 0; i < control.size(); i++) {
            graph.output("control." + i, control.get(i));
        }
        return this;
    }
}
