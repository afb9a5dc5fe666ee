package io.keenframe.supir.net;

import io.keenframe.supir.golden.GoldenCase;
import io.keenframe.supir.golden.GoldenCases;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.Inputs;
import io.keenframe.supir.onnx.Outputs;
import io.keenframe.supir.onnx.RunningEvaluations;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each network, on each golden case and with weights of each placement, against the published code's results. */
final class GoldenNetsTest {
    private final Map<String, Tensor> actual = new LinkedHashMap<>();

    static Stream<Arguments> cases() {
        return GoldenCases.all()
                .flatMap(golden -> Stream.of(Placement.values()).map(placement -> Arguments.of(golden, placement)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void encodesTexts(GoldenCase golden, Placement placement) {
        try (Networks networks = open(golden, placement)) {
            for (String text : new String[] {"text.positive.", "text.negative."}) {
                TextTowers.Encoded encoded =
                        networks.textTowers().encode(golden.ids(text + "ids_l"), golden.ids(text + "ids_g"));
                actual.put(text + "hidden_l", encoded.hiddenL());
                actual.put(text + "hidden_g", encoded.hiddenG());
                actual.put(text + "pooled", encoded.pooled());
                actual.put(text + "crossattn", encoded.condition().context());
                actual.put(text + "vector", encoded.condition().vector());
            }
        }
        golden.verify(actual);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void encodesAndDecodesPictures(GoldenCase golden, Placement placement) {
        try (Networks networks = open(golden, placement)) {
            Autoencoder autoencoder = networks.autoencoder();
            actual.put("vae.z_lq", autoencoder.encodeRobust(golden.tensor("vae.lq")));
            actual.put("vae.stage1", autoencoder.decode(golden.tensor("vae.z_lq")));
            actual.put(
                    "vae.z_stage1",
                    autoencoder.encode(golden.tensor("vae.stage1"), golden.tensor("vae.posterior_noise")));
        }
        golden.verify(actual);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void predictsNoise(GoldenCase golden, Placement placement) {
        try (Networks networks = open(golden, placement);
                NoisePredictor.Prepared prepared = networks.noisePredictor().prepare(condition(golden))) {
            for (String scale : new String[] {"1.0", "0.7"}) {
                Tensor noise = prepared.predict(
                        golden.tensor("unet.x"), timestep(golden), golden.tensor("vae.z_lq"), Float.parseFloat(scale));
                actual.put("unet.eps.scale_" + scale, noise);
            }
        }
        golden.verify(actual);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void readsTheControl(GoldenCase golden, Placement placement) {
        Engine engine = engine(golden, placement);
        Tensor x = golden.tensor("unet.x");
        StepGraph step = StepWriter.of(new Graph(), golden.config(), golden.weights(), new Size(x.size(2), x.size(3)))
                .alone()
                .showingControl();
        TextProjections text = new TextProjections(
                golden.config().unet(),
                golden.weights(),
                golden.config().clipL().context());
        try (Session texts = engine.open(text.graph(new Graph(), step.text()));
                Session steps = engine.open(step.graph());
                Inputs told = new Inputs()
                        .with(TextWithin.CONTEXT, condition(golden).context())
                        .with(TextWithin.VECTOR, condition(golden).vector());
                Outputs projected = texts.run(told);
                Inputs inputs = OnnxNoisePredictor.inputs(
                                golden.config(), x, timestep(golden), golden.tensor("vae.z_lq"), 1)
                        .with(projected);
                Outputs outputs = steps.run(inputs)) {
            for (int i = 0; i < step.control().size(); i++) {
                actual.put("unet.control." + i, outputs.tensor("control." + i));
            }
        }
        golden.verify(actual);
    }

    private static int timestep(GoldenCase golden) {
        return (int) golden.ids("unet.t")[0];
    }

    private static Condition condition(GoldenCase golden) {
        return new Condition(golden.tensor("text.positive.crossattn"), golden.tensor("text.positive.vector"));
    }

    private static Networks open(GoldenCase golden, Placement placement) {
        return Networks.open(golden.config(), golden.weights(), new Execution(2, placement));
    }

    private static Engine engine(GoldenCase golden, Placement placement) {
        return new Engine(golden.config(), golden.weights(), new Execution(2, placement), new RunningEvaluations());
    }
}
