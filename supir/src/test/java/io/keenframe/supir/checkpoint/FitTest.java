package io.keenframe.supir.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At full size: what is compared is names and shapes, which weigh nothing. */
final class FitTest {
    private static final Path FILE = Path.of("some.safetensors");
    private static final RandomCheckpoints FULL = new RandomCheckpoints(SupirConfig.FULL, DataType.F16);

    private static Checkpoint checkpoint(SortedMap<String, List<Integer>> tensors, UnaryOperator<String> rename) {
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        tensors.forEach((published, shape) -> {
            String name = rename.apply(published);
            stored.put(name, tensor(name, DataType.F16, shape));
        });
        return new Checkpoint(FILE, stored);
    }

    private static StoredTensor tensor(String name, DataType type, List<Integer> shape) {
        return new StoredTensor(
                FILE, name, type, shape.stream().mapToLong(Integer::longValue).toArray(), 0);
    }

    private static void require(Checkpoint checkpoint, Role role) throws IOException {
        Fit.of(checkpoint, role, SupirConfig.FULL).require(checkpoint, role);
    }

    @Test
    void thePublishedFilesFitAndNothingInThemIsRemarked() {
        Fit sdxl = Fit.of(checkpoint(FULL.sdxl(), name -> name), Role.SDXL, SupirConfig.FULL);
        Fit supir = Fit.of(checkpoint(FULL.supir(), name -> name), Role.SUPIR, SupirConfig.FULL);

        assertThat(sdxl).isEqualTo(new Fit(List.of(), List.of(), List.of()));
        assertThat(supir).isEqualTo(new Fit(List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"^model\\.,''", "^model\\.(diffusion_model\\.)?,''"})
    void aFileWithoutTheLeadingNamesFits(String prefix, String instead) throws IOException {
        Checkpoint repacked = checkpoint(FULL.supir(), name -> name.replaceFirst(prefix, instead));

        assertThat(repacked.tensors()).containsKey("control_model.mask_LQ");
        assertThatCode(() -> require(repacked, Role.SUPIR)).doesNotThrowAnyException();
        assertThat(Fit.of(repacked, Role.SUPIR, SupirConfig.FULL).surplus()).isEmpty();
    }

    @Test
    void convolutionsMayBeStoredAsMatrices() throws IOException {
        SortedMap<String, List<Integer>> tensors = FULL.sdxl();
        tensors.replace("first_stage_model.encoder.mid.attn_1.q.weight", List.of(512, 512));

        Checkpoint squeezed = checkpoint(tensors, name -> name);

        assertThatCode(() -> require(squeezed, Role.SDXL)).doesNotThrowAnyException();
    }

    @Test
    void namesWhatIsMissingMisshapenOfOtherTypesAndSurplus() {
        SortedMap<String, List<Integer>> tensors = FULL.sdxl();
        tensors.keySet().removeIf(name -> name.startsWith("first_stage_model.quant_conv"));
        tensors.replace("model.diffusion_model.input_blocks.0.0.weight", List.of(320, 9, 3, 3));
        tensors.put("vectors.mine", List.of(1));
        Map<String, StoredTensor> stored =
                new LinkedHashMap<>(checkpoint(tensors, name -> name).tensors());
        String bias = "model.diffusion_model.out.2.bias";
        stored.put(bias, tensor(bias, DataType.F8_E4M3, List.of(4)));
        Checkpoint changed = new Checkpoint(FILE, stored);

        assertThat(Fit.of(changed, Role.SDXL, SupirConfig.FULL).surplus()).containsExactly("vectors.mine");
        assertThatThrownBy(() -> require(changed, Role.SDXL))
                .isInstanceOf(IOException.class)
                .hasMessage("some.safetensors does not fit: it lacks first_stage_model.quant_conv.bias,"
                        + " first_stage_model.quant_conv.weight; of other sizes or types:"
                        + " model.diffusion_model.input_blocks.0.0.weight is [320, 9, 3, 3] instead of [320, 4, 3, 3],"
                        + " model.diffusion_model.out.2.bias is of F8_E4M3, not of F16, BF16 or F32");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "down_blocks.1.attentions.0.proj_in.weight|one part of a model in the layout of diffusers",
                "cond_stage_model.transformer.text_model.final_layer_norm.bias|a Stable Diffusion 1 checkpoint",
                "cond_stage_model.model.ln_final.bias|a Stable Diffusion 2 checkpoint",
                "conditioner.embedders.0.model.ln_final.bias|the SDXL refiner, which SUPIR has no use for",
                "lora_unet_input_blocks_4_1_proj_in.lora_down.weight|a LoRA, which --lora applies to a bundle",
                "unet.down_blocks.1.attentions.0.proj_in.lora_A.weight|a LoRA, which --lora applies to a bundle",
                "model.diffusion_model.out.2.bias|a U-Net without text towers and autoencoder",
                "control_model.input_hint_block.0.weight|a ControlNet",
                "decoder.conv_in.bias|an autoencoder alone",
                "model.diffusion_model.double_blocks.0.img_attn.norm.key_norm.scale|a diffusion transformer",
                "x|no checkpoint of a kind that is known here",
            })
    void saysWhatAFileIsInstead(String name, String title) {
        Checkpoint other = new Checkpoint(FILE, Map.of(name, tensor(name, DataType.F16, List.of(1))));

        assertThatThrownBy(() -> require(other, Role.SDXL))
                .hasMessageStartingWith("some.safetensors is " + title)
                .hasMessageContaining(", where an SDXL checkpoint is needed; take the single file of SDXL base 1.0 or");
        assertThatThrownBy(() -> require(other, Role.SUPIR))
                .hasMessageEndingWith("; take SUPIR-v0Q or SUPIR-v0F, as .ckpt or as .safetensors");
    }
}
