package io.keenframe.supir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keenframe.supir.checkpoint.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the folder of a bundle: last its manifest, and that at once, so that there is never half a bundle. */
record ManifestWriter(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void write(BundleImport bundle) throws IOException {
        Files.createDirectories(folder);
        ObjectNode json = JSON.createObjectNode()
                .put("name", bundle.labels().name())
                .put("title", bundle.labels().title())
                .put("license", bundle.labels().license());
        copied(bundle.config(), "config.json").ifPresent(name -> json.put("config", name));
        // The later file counts where both hold a name, and SUPIR files sometimes hold some of SDXL's.
        json.putArray("weights")
                .add(weights(bundle.supir(), Optional.empty()))
                .add(weights(bundle.sdxl(), Optional.empty()));
        json.put(
                "tokenizer",
                bundle.tokenizer().isEmpty()
                        ? "bytes"
                        : "clip:" + copied(bundle.tokenizer(), "tokenizer").orElseThrow());
        json.set("defaults", settings(bundle.base().defaults()));
        ObjectNode presets = json.putObject("presets");
        bundle.base().presets().forEach((name, values) -> presets.set(name, settings(values)));
        replace(json);
    }

    /** Adds the hash of all of a file to the manifest that is there. */
    void addHashes(Map<Path, String> hashes) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(Files.readString(folder.resolve(Bundle.MANIFEST)));
        ArrayNode weights = JSON.createArrayNode();
        for (JsonNode weight : json.withArray("weights")) {
            Path file = folder.resolve(
                    weight.isTextual() ? weight.asText() : weight.path("file").asText());
            weights.add(hashes.containsKey(file) ? weights(file, Optional.ofNullable(hashes.get(file))) : weight);
        }
        json.set("weights", weights);
        replace(json);
    }

    private ObjectNode weights(Path file, Optional<String> sha256) throws IOException {
        Seal seal = Seal.of(file);
        ObjectNode json = JSON.createObjectNode().put("file", name(file)).put("size", seal.size());
        json.put("seal", seal.digest());
        sha256.ifPresent(hash -> json.put("sha256", hash));
        return json;
    }

    /** A file of the folder by its name, any other by where it lies: links stay links, as in caches of hubs. */
    private String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path home = folder.toAbsolutePath().normalize();
        return absolute.startsWith(home) ? home.relativize(absolute).toString() : absolute.toString();
    }

    private Optional<String> copied(Optional<Path> file, String name) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path copy = folder.resolve(name);
        if (!Files.exists(copy) || !Files.isSameFile(file.get(), copy)) {
            Files.copy(file.get(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return Optional.of(name);
    }

    private static ObjectNode settings(Map<String, String> values) {
        ObjectNode json = JSON.createObjectNode();
        new TreeMap<>(values).forEach(json::put);
        return json;
    }

    private void replace(ObjectNode json) throws IOException {
        Path draft = folder.resolve(Bundle.MANIFEST + ".part");
        Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        Files.move(
                draft,
                folder.resolve(Bundle.MANIFEST),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
