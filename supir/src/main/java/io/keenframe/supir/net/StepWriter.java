package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.config.UnetConfig;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Value;
import io.keenframe.supir.tensor.WeightSource;
import java.util.List;

/** Writes the graph of a step for latents of one size: one graph, of one network and one or two pictures. */
final class StepWriter {
    private final Graph graph;
    private final UnetConfig unet;
    private final WeightSource weights;
    private final int[] shape;
    private final StepText text;
    private final Value sinusoid;
    private final Value scale;

    private StepWriter(Graph graph, SupirConfig config, WeightSource weights, Size latent, StepText text) {
        this.graph = graph;
        this.unet = config.unet();
        this.weights = weights;
        this.shape = new int[] {1, unet.inChannels(), latent.height(), latent.width()};
        this.text = text;
        this.sinusoid = graph.input(StepGraph.SINUSOID, 1, unet.modelChannels());
        this.scale = graph.input(StepGraph.SCALE, 1);
    }

    /** Of a graph with what it takes from the text as inputs. */
    static StepWriter of(Graph graph, SupirConfig config, WeightSource weights, Size latent) {
        StepText text = new TextInputs(graph, config.clipL().context());
        return new StepWriter(graph, config, weights, latent, text);
    }

    /** Of a graph with the text itself as an input. */
    static StepWriter withText(Graph graph, SupirConfig config, WeightSource weights, Size latent) {
        UnetConfig unet = config.unet();
        int tokens = config.clipL().context();
        StepText text = TextWithin.of(graph, tokens, unet.contextDim(), unet.admInChannels());
        return new StepWriter(graph, config, weights, latent, text);
    }

    /** The step of a picture by itself. */
    StepGraph alone() {
        return finished(picture("", SelfAttention.ALONE));
    }

    /** The step of a picture whose self-attentions also see a reference at the same noise level. */
    StepGraph attending() {
        SharedAttention attention = new SharedAttention();
        picture(StepGraph.REFERENCE, attention::note);
        return finished(picture("", attention.looking(graph.input(StepGraph.ATTENTION, 1))));
    }

    /** The network's evaluation on a picture. */
    private record Evaluation(List<Value> control, Value noise) {}

    private Evaluation picture(String prefix, SelfAttention attention) {
        Value x = graph.input(prefix + StepGraph.X, shape);
        Value hint = graph.input(prefix + StepGraph.HINT, shape);
        List<Value> control = new ControlNetwork(unet, text)
                .features(new Scope(graph, weights, ControlNetwork.PATH), x, hint, sinusoid);
        Value noise = new Unet(unet, text, attention)
                .noise(new Scope(graph, weights, Unet.PATH), x, sinusoid, control, scale);
        return new Evaluation(control, noise);
    }

    private StepGraph finished(Evaluation evaluation) {
        graph.output(StepGraph.NOISE, evaluation.noise());
        return new StepGraph(graph, text, evaluation.control());
    }
}
