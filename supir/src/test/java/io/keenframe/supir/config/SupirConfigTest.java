package io.keenframe.supir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SupirConfigTest {
    private static final String FULL = """
            {"vae": {"ch": 128, "ch_mult": [1, 2, 4, 4], "num_res_blocks": 2, "z_channels": 4,
                     "scale_factor": 0.13025, "norm_groups": 32},
             "unet": {"in_channels": 4, "model_channels": 320, "channel_mult": [1, 2, 4], "num_res_blocks": 2,
                      "attention_resolutions": [4, 2], "transformer_depth": [1, 2, 10],
                      "control_transformer_depth": [1, 2, 10], "num_head_channels": 64, "context_dim": 2048,
                      "adm_in_channels": 2816, "sft_hidden": 128, "size_embedding_dim": 256, "norm_groups": 32},
             "clip_l": {"vocab": 49408, "context": 77, "width": 768, "layers": 12, "heads": 12, "projection": 0},
             "clip_g": {"vocab": 49408, "context": 77, "width": 1280, "layers": 32, "heads": 20, "projection": 1280}}
            """;

    @TempDir
    Path folder;

    @Test
    void readsThePublishedSizes() throws IOException {
        assertThat(read(FULL)).isEqualTo(SupirConfig.FULL);
        assertThat(SupirConfig.FULL.pixelMultiple()).isEqualTo(32);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"ch\": 128,||vae.ch: is missing",
                "\"z_channels\": 4|\"z_channels\": null|z_channels",
                "\"ch\": 128|\"ch\": 100|vae: ch is 100; it must be a multiple of norm_groups (32)",
                "[1, 2, 4, 4]|[]|vae: ch_mult is []; it must not be empty",
                "[4, 2]|[4, \"x\"]|unet.attention_resolutions.[1]",
                "\"context_dim\": 2048|\"context_dim\": 2049|unet.context_dim is 2049; it must be clip_l.width",
                "\"layers\": 12|\"layrs\": 12|clip_l.layers: is missing",
                "[1, 2, 10]|[1, 2]|transformer_depth is [1, 2]",
                "{\"vae\"|{vae|is not JSON",
            },
            quoteCharacter = '\0')
    void namesTheKeyThatIsWrong(String from, String to, String message) {
        assertThatThrownBy(() -> read(FULL.replace(from, to == null ? "" : to)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(message);
    }

    private SupirConfig read(String json) throws IOException {
        return SupirConfig.read(Files.writeString(folder.resolve("config.json"), json));
    }
}
