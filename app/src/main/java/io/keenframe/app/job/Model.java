package io.keenframe.app.job;

import io.keenframe.app.Failure;
import io.keenframe.contract.EngineSettings;
import io.keenframe.runtime.files.Fingerprint;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.Bundles;
import io.keenframe.supir.RestoreSettings;
import io.keenframe.supir.lora.Lora;
import io.keenframe.supir.lora.LoraFile;
import io.keenframe.supir.onnx.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An engine with the settings that a job asks for.
 *
 * @param settings the engine and its settings; for a model also its bundle and the fingerprint of its weights, so that a
 *     worker elsewhere that has other weights of that name says so
 * @param canonical every setting spelt out, those that nobody typed included, for a job's name; empty for an engine that
 *     has none
 * @param remarks what a user may want to hear of it, a line each
 */
public record Model(EngineSettings settings, String canonical, List<String> remarks) {
    /** The setting that names LoRAs, as {@link LoraFile#write} does. */
    public static final String LORA = "lora";

    private static final String NEGATIVE = "negative";

    /**
     * The settings that bundles do not know: what is added to their weights, what frames have to do with others, and what
     * is asked of each shot.
     */
    private static final Set<String> BEYOND_BUNDLES =
            Set.of(LORA, "strategy", "attend-weight", "noise", "captions", "caption-model", "caption-timeout");

    /** An engine without a model. */
    public static Model plain(String engine, Map<String, String> typed) {
        return new Model(EngineSettings.of(engine, typed), "", List.of());
    }

    /**
     * A network of others for single pictures.
     *
     * @throws Failure where there is no such file
     */
    public static Model onnx(Path file, Map<String, String> typed) {
        Path network = InputFile.require(file);
        try {
            Map<String, String> settings = new HashMap<>(typed);
            settings.put("model", network.toString());
            return new Model(EngineSettings.of("onnx", settings), Fingerprint.of(network), List.of());
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * SUPIR with a bundle.
     *
     * @param name the bundle's name, or its folder
     * @param typed the settings that differ from the bundle's own, by their options' names without the dashes
     * @param device what it will run on, whose memory {@code --tile auto} looks at
     * @throws Failure where there is no such bundle or it is unsound
     * @throws IllegalArgumentException where the bundle has no such setting or preset, or a value is wrong
     */
    public static Model supir(Bundles bundles, String name, Map<String, String> typed, Device device) {
        try {
            Bundle bundle = bundles.find(name);
            List<LoraFile> loras = LoraFile.read(typed.getOrDefault(LORA, ""));
            SortedMap<String, String> settings = windowed(bundle, typed, device);
            RestoreSettings all = bundle.settings(named(settings));
            settings.put("seed", Long.toString(all.seed()));
            settings.put("bundle", reference(bundles, bundle));
            settings.put("fingerprint", bundle.fingerprint(loras));
            List<String> remarks = new ArrayList<>(remarks(loras, bundle));
            if (isAuto(typed.get(NEGATIVE)) && !all.guidance().needsNegative()) {
                remarks.add("--negative auto lowers guidance, of which there is none: ask for some, such as --cfg 4");
            }
            return new Model(new EngineSettings("supir", settings), all.canonical(), remarks);
        } catch (IOException e) {
            throw new Failure(e.getMessage() + "; name another with --model, or see 'keenframe doctor'", e);
        }
    }

    private static List<String> remarks(List<LoraFile> loras, Bundle bundle) {
        try {
            return Lora.remarks(loras, bundle.config());
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The settings with windows in numbers: decided here, once, so that a film's frames are all alike, whichever worker
     * restores them.
     */
    private static SortedMap<String, String> windowed(Bundle bundle, Map<String, String> typed, Device device) {
        SortedMap<String, String> settings = new TreeMap<>(typed);
        String tile = settings.getOrDefault("tile", "");
        if (tile.equals("off")) {
            settings.put("tile", "0");
        } else if (tile.equals("auto")) {
            settings.remove("tile");
            bundle.fitting(bundle.settings(named(settings)), bundle.freeOn(device))
                    .forEach((name, value) -> settings.put(name.replace('_', '-'), value));
        }
        return settings;
    }

    /** The settings by the names that bundles give them. */
    private static Map<String, String> named(Map<String, String> typed) {
        Map<String, String> named = new HashMap<>();
        SortedMap<String, String> own = new TreeMap<>(typed);
        own.keySet().removeAll(BEYOND_BUNDLES);
        if (isAuto(own.get(NEGATIVE))) {
            own.remove(NEGATIVE);
        }
        own.forEach((option, value) -> named.put(
                switch (option) {
                    case "restore-strength" -> "restore_cfg";
                    case "prompt" -> "positive";
                    default -> option.replace('-', '_');
                },
                value));
        return named;
    }

    private static boolean isAuto(@Nullable String negative) {
        return "auto".equals(negative);
    }

    /** A service elsewhere finds an installed bundle by its folder's name, and any other by the whole path alone. */
    private static String reference(Bundles bundles, Bundle bundle) throws IOException {
        Path folder = bundle.folder().toAbsolutePath().normalize();
        for (Path installed : bundles.folders()) {
            if (installed.toAbsolutePath().normalize().equals(folder)) {
                return folder.getFileName().toString();
            }
        }
        return folder.toString();
    }
}
