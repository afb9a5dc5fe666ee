package io.keenframe.supir;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A place in a JSON file, whose complaints name the file and the key. */
record JsonFile(Path path, String key, JsonNode node) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static JsonFile read(Path path) throws IOException {
        try {
            return new JsonFile(path, "", JSON.readTree(Files.readString(path)));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no " + path, e);
        } catch (JsonProcessingException e) {
            throw new IOException(path + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    void allow(String... keys) throws IOException {
        for (String name : keys()) {
            if (!Arrays.asList(keys).contains(name)) {
                throw at(name).wrong("is unknown; there are " + String.join(", ", keys));
            }
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    JsonFile required(String name) throws IOException {
        if (!has(name)) {
            throw at(name).wrong("is missing");
        }
        return at(name);
    }

    List<String> keys() throws IOException {
        if (!isObject()) {
            throw wrong("must be an object");
        }
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    List<JsonFile> elements() throws IOException {
        if (!node.isArray() || node.isEmpty()) {
            throw wrong("must be a list that is not empty");
        }
        List<JsonFile> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new JsonFile(path, key + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    boolean isObject() {
        return node.isObject();
    }

    boolean isText() {
        return node.isTextual();
    }

    String text() throws IOException {
        if (!isText() || node.asText().isBlank()) {
            throw wrong("must be a text that is not empty");
        }
        return node.asText();
    }

    long whole() throws IOException {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw wrong("must be a whole number");
        }
        return node.longValue();
    }

    /** An object of texts, numbers or truth values, all as text. */
    Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : keys()) {
            if (!required(name).node.isValueNode()) {
                throw at(name).wrong("must be a text or a number");
            }
            texts.put(name, node.get(name).asText());
        }
        return texts;
    }

    /** The existing file that this text names, relative to the JSON file's folder. */
    Path file() throws IOException {
        return file(text());
    }

    Path file(String name) throws IOException {
        Path file = path.resolveSibling(name);
        if (!Files.isRegularFile(file)) {
            throw wrong("names " + name + ", but there is no file " + file);
        }
        return file;
    }

    IOException wrong(String rule) {
        return new IOException(path + ": " + (key.isEmpty() ? "it " : key + " ") + rule);
    }

    private JsonFile at(String name) {
        return new JsonFile(path, key.isEmpty() ? name : key + "." + name, node.path(name));
    }
}
