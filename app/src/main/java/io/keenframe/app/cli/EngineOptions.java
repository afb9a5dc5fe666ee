package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.job.InputFile;
import io.keenframe.app.job.Model;
import io.keenframe.restorer.engine.Strategy;
import io.keenframe.supir.Bundles;
import io.keenframe.supir.gpu.DeviceChoice;
import io.keenframe.supir.gpu.NoSuchDeviceException;
import io.keenframe.supir.lora.LoraFile;
import io.keenframe.supir.onnx.Device;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What restores the frames, and how. */
final class EngineOptions {
    static final String SUPIR = "supir";
    private static final String ONNX = "onnx";
    private static final String IDENTITY = "identity";
    private static final String ATTEND_WEIGHT = "attend-weight";
    static final List<String> ENGINES = List.of(SUPIR, ONNX, "lanczos", IDENTITY);
    static final List<String> PRESETS = List.of("quality", "fidelity", "fast");
    static final List<String> COLOR_FIXES = List.of("wavelet", "adain", "none");
    static final List<String> STRATEGIES =
            Arrays.stream(Strategy.values()).map(Strategy::toString).toList();
    static final List<String> NOISES = List.of("carried", "fixed", "fresh");
    static final String DEFAULT_BUNDLE = "supir-mini";

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            converter = EngineConverters.ToEngine.class,
            description =
                    "supir: the diffusion model. onnx: any network for single pictures, such as Real-ESRGAN. lanczos: plain resampling. identity: the frames as they are."
                            + " Default: supir.")
    private @Nullable String engine;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "supir's weights: a bundle's name ('keenframe doctor' lists them) or its folder."
                    + " Default: supir-mini. For onnx the network's file, RGB [1, 3, height, width] in [0, 1] in and"
                    + " out, at any scale.")
    private @Nullable String model;

    @Option(
            names = "--lora",
            paramLabel = "FILE[:WEIGHT]",
            converter = EngineConverters.ToLora.class,
            description = "A LoRA for SDXL, and how strongly it is applied, such as style.safetensors:0.8; may be given"
                    + " several times. Nothing is written.")
    private List<LoraFile> loras = List.of();

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            converter = EngineConverters.ToPreset.class,
            description = "quality: more detail. fidelity: nearer to the source. fast: fewer steps."
                    + " The options below override single settings of it. Default: the bundle's own settings.")
    private @Nullable String preset;

    @Option(
            names = "--steps",
            paramLabel = "N",
            converter = EngineConverters.ToSteps.class,
            description = "Steps of the sampler, 1 to 1000.")
    private @Nullable String steps;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = EngineConverters.ToSeed.class,
            description = "The same seed gives the same result. Default: the bundle's.")
    private @Nullable String seed;

    @Option(
            names = "--cfg",
            paramLabel = "END[:START]",
            converter = EngineConverters.ToSchedule.class,
            description = "Guidance by the prompts at the last and the first step, such as 4.0:1.0.")
    private @Nullable String cfg;

    @Option(
            names = "--control-scale",
            paramLabel = "END[:START]",
            converter = EngineConverters.ToSchedule.class,
            description = "How closely the result follows the source at the last and the first step, such as 1.0.")
    private @Nullable String controlScale;

    @Option(
            names = "--restore-strength",
            paramLabel = "R",
            converter = EngineConverters.ToNumber.class,
            description = "Restoration guidance (SUPIR's tau_r): the smaller, the nearer to the source; -1 for none.")
    private @Nullable String restoreStrength;

    @Option(
            names = "--color-fix",
            paramLabel = "NAME",
            converter = EngineConverters.ToColorFix.class,
            description = "How colours are kept to the source's: wavelet, adain or none.")
    private @Nullable String colorFix;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "What the film shows, in words. Default: the bundle's.")
    private @Nullable String prompt;

    @Option(
            names = "--negative",
            paramLabel = "TEXT",
            description = "What it must not look like. auto: the bundle's, and guidance is lowered in shots that show"
                    + " nothing for prompts to hold on to, such as water or sky. Default: the bundle's.")
    private @Nullable String negative;

    @Option(
            names = "--captions",
            paramLabel = "URL",
            converter = EngineConverters.ToServer.class,
            description = "Ask a vision-language server what each shot shows, and put that before --prompt: any that"
                    + " speaks the OpenAI chat API with images, such as llama.cpp, vLLM or Ollama at"
                    + " http://localhost:8080. A shot goes on without where it fails. Its key, if it wants one, is taken"
                    + " from KEENFRAME_CAPTIONS_KEY.")
    private @Nullable String captions;

    @Option(
            names = "--caption-model",
            paramLabel = "NAME",
            description = "Which of that server's models answers, such as llava:13b. Default: its own choice.")
    private @Nullable String captionModel;

    @Option(
            names = "--caption-timeout",
            paramLabel = "SECONDS",
            converter = EngineConverters.ToSeconds.class,
            description = "How long one answer may take, 1 to 3600; a failed one is asked for once more. Default: 60.")
    private @Nullable String captionTimeout;

    @Option(
            names = "--tile",
            paramLabel = "N",
            converter = EngineConverters.ToTile.class,
            description = "Large frames are diffused in windows of N by N latent cells (a cell is 8 by 8 pixels with"
                    + " SUPIR, 4 by 4 with supir-mini). auto: as large as memory allows, decided before the first frame."
                    + " off: whole. Default: the bundle's.")
    private @Nullable String tile;

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            converter = DeviceOption.ToChoice.class,
            description = DeviceOption.DESCRIPTION)
    private @Nullable DeviceChoice device;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            converter = EngineConverters.ToStrategy.class,
            description =
                    "How the sharpest frame near by, the reference, is used. none: not for its detail. fuse: it gives"
                            + " a frame back what it has lost, before that is restored. attend: supir's attention also sees it."
                            + " propagate: its result is carried along the motion, and only what that does not explain is"
                            + " restored, which is several times as fast. Default: none.")
    private @Nullable String strategy;

    @Option(
            names = "--attend-weight",
            paramLabel = "W",
            converter = EngineConverters.ToWeight.class,
            description =
                    "With --strategy attend: how much the reference weighs, from 0, which is --strategy none, to 1,"
                            + " where it is seen like the frame itself. Default: 0.5.")
    private @Nullable String attendWeight;

    @Option(
            names = "--noise",
            paramLabel = "NAME",
            converter = EngineConverters.ToNoise.class,
            description =
                    "The noise that supir makes detail of. carried: moves with what it belongs to. fixed: the same"
                            + " in every frame. fresh: another in each. Default: carried.")
    private @Nullable String noise;

    /** The engine's name. */
    String engine() {
        return engine == null ? SUPIR : engine;
    }

    /** The bundle that was asked for, or the one that comes with the project. */
    String model() {
        return model == null ? DEFAULT_BUNDLE : model;
    }

    /** The model's settings that were typed, by their options' names without the dashes. */
    SortedMap<String, String> typed() {
        SortedMap<String, String> typed = new TreeMap<>();
        put(typed, Model.LORA, loras.isEmpty() ? null : LoraFile.write(loras));
        put(typed, "preset", preset);
        put(typed, "steps", steps);
        put(typed, "seed", seed);
        put(typed, "cfg", cfg);
        put(typed, "control-scale", controlScale);
        put(typed, "restore-strength", restoreStrength);
        put(typed, "color-fix", colorFix);
        put(typed, "prompt", prompt);
        put(typed, "negative", negative);
        put(typed, "captions", captions);
        put(typed, "caption-model", captionModel);
        put(typed, "caption-timeout", captionTimeout);
        put(typed, "tile", tile);
        put(typed, Strategy.SETTING, strategy);
        put(typed, ATTEND_WEIGHT, attendWeight);
        put(typed, "noise", noise);
        return Collections.unmodifiableSortedMap(typed);
    }

    private static void put(SortedMap<String, String> typed, String name, @Nullable String value) {
        if (value != null) {
            typed.put(name, value);
        }
    }

    /**
     * What networks are to run on. A device is no setting of a job: results of different devices differ by rounding alone,
     * as those of different numbers of threads do, so that a job may be gone on with on another.
     *
     * @throws NoSuchDeviceException where it cannot be used
     */
    List<Device> devices(Workplace workplace) {
        return engine().equals(SUPIR)
                ? DeviceOption.find(device == null ? DeviceChoice.AUTO : device, workplace)
                : List.of(Device.cpu());
    }

    /** The engine with its settings; what there is to remark on goes to a stream. */
    Model model(Bundles bundles, Device on, PrintStream remarks) {
        loras.forEach(lora -> InputFile.require(lora.path()));
        Model chosen = engine().equals(SUPIR)
                ? IllegalUsage.checked(() -> Model.supir(bundles, model(), typed(), on))
                : engine().equals(ONNX) ? Model.onnx(Path.of(model()), typed()) : Model.plain(engine(), typed());
        chosen.remarks().forEach(remarks::println);
        return chosen;
    }

    /**
     * Returns where nothing was typed that the engine does not have, or that means nothing by itself.
     *
     * @throws IllegalArgumentException where something was; the message names the option
     */
    void requireConsistent() {
        if (captions == null && (captionModel != null || captionTimeout != null)) {
            throw new IllegalArgumentException((captionModel != null ? "--caption-model" : "--caption-timeout")
                    + " is about a server for captions; name it with --captions");
        }
        if (attendWeight != null && !Strategy.ATTEND.toString().equals(strategy)) {
            throw new IllegalArgumentException("--attend-weight is of --strategy attend; add that, or leave it out");
        }
        if (engine().equals(ONNX) && model == null) {
            throw new IllegalArgumentException("--engine onnx needs a network; name its file with --model");
        }
        if (!engine().equals(SUPIR)) {
            requireNoneOfSupir();
            requireStrategyOf(engine(), strategy == null ? Strategy.NONE.toString() : strategy);
        }
    }

    private void requireNoneOfSupir() {
        SortedMap<String, String> foreign = new TreeMap<>(typed());
        foreign.remove(Strategy.SETTING);
        foreign.remove(ATTEND_WEIGHT);
        Stream.of(
                        model == null || engine().equals(ONNX) ? "" : "--model",
                        device == null ? "" : "--device",
                        foreign.isEmpty() ? "" : "--" + foreign.firstKey())
                .filter(option -> !option.isEmpty())
                .findFirst()
                .ifPresent(option -> {
                    throw new IllegalArgumentException(option + " is a setting of --engine supir, and " + engine()
                            + " has none; leave one of the two out");
                });
    }

    private static void requireStrategyOf(String engine, String strategy) {
        if (strategy.equals(Strategy.ATTEND.toString())) {
            throw new IllegalArgumentException(
                    "--strategy attend needs the attention of a model: choose --engine supir,"
                            + " or fuse or propagate with " + engine);
        }
        if (engine.equals(IDENTITY) && !strategy.equals(Strategy.NONE.toString())) {
            throw new IllegalArgumentException("--engine identity changes nothing and takes no --strategy " + strategy
                    + ": choose --engine lanczos, onnx or supir");
        }
    }
}
