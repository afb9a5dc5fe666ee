package io.keenframe.supir;

import io.keenframe.supir.checkpoint.Seal;
import io.keenframe.supir.onnx.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code bundle.json} says; every file it names exists.
 *
 * <pre>{@code
 * name       how reports call the bundle; by convention the name of its folder, which settings give
 * title      what it is, for people
 * license    under which terms its weights may be used
 * config     the file of its networks' sizes; without it they are those of the published model
 * weights    a list of checkpoints (.safetensors or .ckpt): each a file, or {"file": a file, "size": its bytes,
 *            "seal": what it was sealed with} where a change of it shall be noticed, and "sha256" where all of it is known
 * tokenizer  "bytes", or "clip:FILE" with CLIP's merges
 * autoencoder  "half" where it is known to stay within 16-bit floats, as some that were trained further are, so that
 *            cards compute it in those; "single" without it, as the published one needs
 * defaults   settings by name, a file of them, or a list of both of which later ones count; the published ones without it
 * presets    settings by name for each preset; upstream's three without it
 * }</pre>
 *
 * Files are relative to the manifest's folder, or absolute.
 */
record Manifest(
        Path folder,
        String name,
        String title,
        String license,
        Optional<Path> config,
        List<WeightFile> weights,
        TokenizerChoice tokenizer,
        Precision autoencoder,
        List<Map<String, String>> defaults,
        Map<String, Map<String, String>> presets) {
    private static final String[] KEYS = {
        "name", "title", "license", "config", "weights", "tokenizer", "autoencoder", "defaults", "presets"
    };
    private static final String CLIP = "clip:";

    static Manifest read(Path folder) throws IOException {
        JsonFile json = JsonFile.read(folder.resolve(Bundle.MANIFEST));
        json.allow(KEYS);
        List<WeightFile> weights = new ArrayList<>();
        for (JsonFile weight : json.required("weights").elements()) {
            weights.add(weights(weight));
        }
        return new Manifest(
                folder,
                json.required("name").text(),
                json.required("title").text(),
                json.required("license").text(),
                json.has("config") ? Optional.of(json.required("config").file()) : Optional.empty(),
                List.copyOf(weights),
                tokenizer(json.required("tokenizer")),
                json.has("autoencoder") ? precision(json.required("autoencoder")) : Precision.SINGLE,
                json.has("defaults") ? defaults(json.required("defaults")) : List.of(),
                json.has("presets") ? presets(json.required("presets")) : published());
    }

    private static WeightFile weights(JsonFile json) throws IOException {
        if (json.isText()) {
            return new WeightFile(json.file(), Optional.empty(), Optional.empty());
        }
        if (!json.isObject()) {
            throw json.wrong("must be a text, the file's name, or an object with its file, size and seal");
        }
        json.allow("file", "size", "seal", "sha256");
        Path file = json.path().resolveSibling(json.required("file").text());
        Seal seal =
                new Seal(json.required("size").whole(), json.required("seal").text());
        return new WeightFile(
                file,
                Optional.of(seal),
                json.has("sha256") ? Optional.of(json.required("sha256").text()) : Optional.empty());
    }

    private static TokenizerChoice tokenizer(JsonFile json) throws IOException {
        String choice = json.text();
        if (choice.equals("bytes")) {
            return new TokenizerChoice.Bytes();
        }
        if (choice.startsWith(CLIP)) {
            return new TokenizerChoice.Clip(json.file(choice.substring(CLIP.length())));
        }
        throw json.wrong("must be \"bytes\" or \"clip:FILE\", not \"" + choice + "\"");
    }

    private static Precision precision(JsonFile json) throws IOException {
        return switch (json.text()) {
            case "half" -> Precision.HALF;
            case "single" -> Precision.SINGLE;
            default -> throw json.wrong("must be \"half\" or \"single\", not \"" + json.text() + "\"");
        };
    }

    private static List<Map<String, String>> defaults(JsonFile json) throws IOException {
        if (json.isObject()) {
            return List.of(json.texts());
        }
        if (json.isText()) {
            return List.of(JsonFile.read(json.file()).texts());
        }
        List<Map<String, String>> layers = new ArrayList<>();
        for (JsonFile layer : json.elements()) {
            layers.addAll(defaults(layer));
        }
        return layers;
    }

    private static Map<String, Map<String, String>> presets(JsonFile json) throws IOException {
        Map<String, Map<String, String>> presets = new LinkedHashMap<>();
        for (String name : json.keys()) {
            presets.put(name, json.required(name).texts());
        }
        return presets;
    }

    private static Map<String, Map<String, String>> published() {
        Map<String, Map<String, String>> presets = new LinkedHashMap<>();
        for (Preset preset : Preset.values()) {
            presets.put(preset.toString(), preset.parameters());
        }
        return presets;
    }
}
