package io.keenframe.supir;

import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.gpu.Cards;
import io.keenframe.supir.lora.LoraFile;
import io.keenframe.supir.net.RequiredTensors;
import io.keenframe.supir.onnx.Device;
import io.keenframe.supir.onnx.Precision;
import io.keenframe.supir.tensor.Weights;
import io.keenframe.supir.text.Tokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A model ready to run: a folder with a {@code bundle.json} that names its checkpoint files, sizes and defaults. */
public final class Bundle {
    /** The file that makes a folder a bundle. */
    public static final String MANIFEST = "bundle.json";

    /** The parameter that names a preset. */
    public static final String PRESET = "preset";

    private final Manifest manifest;
    private final SupirConfig config;

    private Bundle(Manifest manifest, SupirConfig config) {
        this.manifest = manifest;
        this.config = config;
    }

    /**
     * Reads a bundle's manifest and sizes; of its weights, no more than what tells that they are still the same files.
     *
     * @throws IOException if a file is missing, unsound or another one now; the message names the file and the key
     */
    public static Bundle read(Path folder) throws IOException {
        Manifest manifest = Manifest.read(folder);
        for (WeightFile weights : manifest.weights()) {
            weights.requireUnchanged(manifest.name());
        }
        Optional<Path> config = manifest.config();
        Bundle bundle = new Bundle(manifest, config.isEmpty() ? SupirConfig.FULL : SupirConfig.read(config.get()));
        bundle.checkSettings();
        return bundle;
    }

    /** What reports call it, by convention the name of its folder. */
    public String name() {
        return manifest.name();
    }

    /** What it is, for people. */
    public String title() {
        return manifest.title();
    }

    /** Under which terms its weights may be used. */
    public String license() {
        return manifest.license();
    }

    /** Where it lies. */
    public Path folder() {
        return manifest.folder();
    }

    /** The sizes of its networks. */
    public SupirConfig config() {
        return config;
    }

    /** What its autoencoder bears to be computed in on a card. */
    public Precision autoencoder() {
        return manifest.autoencoder();
    }

    /** Its checkpoint files; of a tensor that two of them hold, the later one's counts. */
    public List<Path> weightFiles() {
        return manifest.weights().stream().map(WeightFile::path).toList();
    }

    /** Its checkpoint files, with what is known of them. */
    public List<WeightFile> weights() {
        return manifest.weights();
    }

    /**
     * What splits prompts for its text towers.
     *
     * @throws IOException if its merges cannot be read, or its vocabulary is not that of the towers
     */
    public Tokenizer tokenizer() throws IOException {
        Tokenizer tokenizer = manifest.tokenizer().open();
        if (tokenizer.vocabulary() != config.clipL().vocab()) {
            throw new IOException(folder().resolve(MANIFEST) + ": the tokenizer has " + tokenizer.vocabulary()
                    + " ids, but the config's clip_l.vocab is " + config.clipL().vocab());
        }
        return tokenizer;
    }

    /**
     * Returns where its files hold every tensor that its networks ask for.
     *
     * @throws IOException if a file cannot be read, or a tensor is missing or of another shape; the message names it
     */
    public void requireTensors() throws IOException {
        Weights weights = Checkpoint.weights(weightFiles());
        try {
            RequiredTensors.of(config)
                    .forEach((name, shape) -> weights.require(
                            name, shape.stream().mapToLong(Integer::longValue).toArray()));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The presets that {@link #settings} knows by name. */
    public Set<String> presets() {
        return manifest.presets().keySet();
    }

    /**
     * The bundle's defaults, changed by the preset that {@code parameters} names, changed by the other parameters.
     *
     * @throws IllegalArgumentException if there is no such setting or preset, or a value is wrong; the message names it
     */
    public RestoreSettings settings(Map<String, String> parameters) {
        List<Map<String, String>> layers = new ArrayList<>(manifest.defaults());
        Map<String, String> own = new HashMap<>(parameters);
        String preset = own.remove(PRESET);
        if (preset != null) {
            layers.add(preset(preset));
        }
        layers.add(own);
        RestoreSettings settings = SettingsText.read(RestoreSettings.PUBLISHED, layers);
        settings.windows().requireFor(config);
        return settings;
    }

    /**
     * What to change in settings so that the model runs in the memory that is free: windows, by the settings' names, none
     * larger than the settings' own. An estimate; the same for the same settings and memory.
     */
    public Map<String, String> fitting(RestoreSettings settings, FreeMemory free) {
        Windows windows = WindowSizes.fitting(config, settings.windows(), free.bytes());
        Map<String, String> changes = new HashMap<>();
        windows.latents().ifPresent(tiling -> changes.put("tile", tiling.size() + ":" + tiling.stride()));
        windows.pictures().ifPresent(side -> changes.put("vae_tile", Integer.toString(side)));
        return changes;
    }

    /** The memory that its networks may take on a device now: on a card, what its weights leave. */
    public FreeMemory freeOn(Device device) {
        return device.card().isEmpty()
                ? FreeMemory.ofMachine()
                : () -> Cards.free(device.card().getAsInt()) - bytes();
    }

    /**
     * The bytes of its checkpoint files.
     *
     * @throws UncheckedIOException if one cannot be asked
     */
    public long bytes() {
        try {
            long bytes = 0;
            for (Path weights : weightFiles()) {
                bytes += Files.size(weights);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A hash of what decides its pixels: sizes, tokenizer and checkpoints. Workers compare it to that of a job.
     *
     * @throws IOException if a file cannot be read
     */
    public String fingerprint() throws IOException {
        return fingerprint(List.of());
    }

    /** The same with LoRAs. */
    public String fingerprint(List<LoraFile> loras) throws IOException {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(config.toString());
        TokenizerChoice tokenizer = manifest.tokenizer();
        fingerprint.add(tokenizer.kind());
        for (Path merges : tokenizer.files()) {
            fingerprint.add(merges);
        }
        for (Path weights : weightFiles()) {
            fingerprint.add(weights);
        }
        for (LoraFile lora : loras) {
            fingerprint.add(Double.toString(lora.weight()));
            fingerprint.add(lora.path());
        }
        return fingerprint.hex();
    }

    /**
     * Writes into the manifest what all bytes of some of its weight files hash to, so that a later look can compare.
     *
     * @param sha256 hexadecimal hashes by the paths of {@link #weights}
     * @throws IOException if the manifest cannot be written
     */
    public void remember(Map<Path, String> sha256) throws IOException {
        new ManifestWriter(folder()).addHashes(sha256);
    }

    private Map<String, String> preset(String preset) {
        Map<String, String> changes = manifest.presets().get(preset);
        if (changes == null) {
            throw new IllegalArgumentException(
                    "bundle " + name() + " has no preset " + preset + "; it has " + String.join(", ", presets()));
        }
        return changes;
    }

    private void checkSettings() throws IOException {
        try {
            settings(Map.of());
            presets().forEach(preset -> settings(Map.of(PRESET, preset)));
        } catch (IllegalArgumentException e) {
            throw new IOException(folder().resolve(MANIFEST) + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return name() + " in " + folder();
    }
}
