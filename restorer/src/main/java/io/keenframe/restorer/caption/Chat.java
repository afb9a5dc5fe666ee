package io.keenframe.restorer.caption;

import com.fasterxml.jackson.databind.JsonNode;
import io.keenframe.contract.Json;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The question for a caption and its answer, as the OpenAI chat API words them. */
final class Chat {
    /** Upstream's. */
    static final String QUESTION = "Describe this image and its style in a very detailed manner.";

    /** A prompt of 77 ids reads no more, so that upstream's 512 would be waited for in vain. */
    private static final int MOST_TOKENS = 160;

    /** What a log and a terminal should take at most, in characters. */
    private static final int LONGEST = 2000;

    private Chat() {}

    /** The question about a picture, with upstream's temperature. */
    static byte[] question(byte[] png, Optional<String> model) {
        Map<String, Object> body = new LinkedHashMap<>();
        model.ifPresent(name -> body.put("model", name));
        String picture = "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
        body.put(
                "messages",
                List.of(Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(
                                Map.of("type", "image_url", "image_url", Map.of("url", picture)),
                                Map.of("type", "text", "text", QUESTION)))));
        body.put("max_tokens", MOST_TOKENS);
        body.put("temperature", 0.2);
        body.put("top_p", 0.7);
        body.put("seed", 1);
        body.put("stream", false);
        return Json.bytes(body);
    }

    /** The caption in an answer, on one line; empty where there is none in it. */
    static Optional<String> answer(byte[] body) {
        return read(body)
                .map(json -> json.at("/choices/0/message/content"))
                .map(content -> content.isArray() ? content.at("/0/text") : content)
                .filter(JsonNode::isTextual)
                .map(content -> line(content.asText()))
                .filter(caption -> !caption.isEmpty());
    }

    /** What a refusal says, on one line. */
    static Optional<String> complaint(byte[] body) {
        return read(body)
                .map(json -> json.get("error"))
                .map(error -> error.isTextual() ? error : error.path("message"))
                .map(message -> line(message.asText()))
                .filter(message -> !message.isEmpty());
    }

    private static Optional<JsonNode> read(byte[] body) {
        try {
            return Optional.ofNullable(Json.read(body, JsonNode.class));
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Without the controls that would move a terminal's cursor or break a line, and the halves of characters. */
    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)).strip();
    }
}
