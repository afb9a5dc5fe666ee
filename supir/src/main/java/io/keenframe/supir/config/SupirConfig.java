package io.keenframe.supir.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of all networks of a model.
 *
 * @param vae the autoencoder
 * @param unet the noise predictor
 * @param clipL the smaller text tower
 * @param clipG the larger text tower, which also pools
 */
public record SupirConfig(VaeConfig vae, UnetConfig unet, TextConfig clipL, TextConfig clipG) {
    /** The published model: SDXL with SUPIR-v0Q or v0F. */
    public static final SupirConfig FULL = new SupirConfig(
            new VaeConfig(128, List.of(1, 2, 4, 4), 2, 4, 0.13025f, 32),
            new UnetConfig(
                    4,
                    320,
                    List.of(1, 2, 4),
                    2,
                    List.of(4, 2),
                    List.of(1, 2, 10),
                    List.of(1, 2, 10),
                    64,
                    2048,
                    2816,
                    128,
                    256,
                    32),
            new TextConfig(49408, 77, 768, 12, 12, 0),
            new TextConfig(49408, 77, 1280, 32, 20, 1280));

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    public SupirConfig {
        Checks.require(clipL.context() == clipG.context(), "clip_g.context", clipG.context(), "must be that of clip_l");
        Checks.require(
                unet.contextDim() == clipL.width() + clipG.width(),
                "unet.context_dim",
                unet.contextDim(),
                "must be clip_l.width + clip_g.width");
        Checks.require(
                unet.admInChannels() == clipG.projection() + 6 * unet.sizeEmbeddingDim(),
                "unet.adm_in_channels",
                unet.admInChannels(),
                "must be clip_g.projection + 6 * size_embedding_dim");
        Checks.require(
                unet.inChannels() == vae.zChannels(), "unet.in_channels", unet.inChannels(), "must be vae.z_channels");
    }

    /** What the height and width of a picture must be multiples of, in pixels. */
    public int pixelMultiple() {
        return vae.factor() * unet.latentMultiple();
    }

    /**
     * Reads a config.json.
     *
     * @throws IOException if the file cannot be read, or a key is missing, unknown or wrong; the message names it
     */
    public static SupirConfig read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file), SupirConfig.class);
        } catch (JsonMappingException e) {
            throw new IOException(file + ": " + key(e) + reason(e), e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String key(JsonMappingException e) {
        String key = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
                .collect(Collectors.joining("."));
        return key.isEmpty() ? "" : key + ": ";
    }

    private static String reason(JsonMappingException e) {
        if (e.getCause() instanceof IllegalArgumentException rule) {
            return String.valueOf(rule.getMessage());
        }
        String message = e.getOriginalMessage();
        return message.startsWith("Missing creator property") ? "is missing" : message;
    }
}
