package io.keenframe.supir.checkpoint;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** What a file is, going by the names of its tensors; the first that fits counts. */
enum Layout {
    LORA("a LoRA, which --lora applies to a bundle", ".*[._]lora[._](down|up|A|B)\\.?.*|lora_(unet|te).*"),
    SUPIR("a SUPIR checkpoint", "(model\\.)?control_model\\.label_emb\\..*"),
    SDXL("an SDXL checkpoint", "conditioner\\.embedders\\.1\\.model\\..*"),
    REFINER("the SDXL refiner, which SUPIR has no use for", "conditioner\\.embedders\\.0\\.model\\..*"),
    SD1("a Stable Diffusion 1 checkpoint", "cond_stage_model\\.transformer\\..*"),
    SD2("a Stable Diffusion 2 checkpoint", "cond_stage_model\\.model\\..*"),
    CONTROL_NET("a ControlNet", "(controlnet_cond_embedding|control_model)\\..*"),
    DIFFUSERS(
            "one part of a model in the layout of diffusers",
            "(down_blocks|up_blocks|encoder\\.down_blocks|decoder\\.up_blocks|text_model|unet\\.down_blocks)\\..*"),
    TRANSFORMER("a diffusion transformer such as Flux or SD3", ".*(double_blocks|joint_blocks)\\..*"),
    UNET("a U-Net without text towers and autoencoder", "(model\\.)?diffusion_model\\..*"),
    VAE("an autoencoder alone", "(first_stage_model|encoder|decoder)\\..*"),
    UNKNOWN("no checkpoint of a kind that is known here", ".*");

    private final String title;
    private final Pattern mark;

    Layout(String title, String mark) {
        this.title = title;
        this.mark = Pattern.compile(mark);
    }

    static Layout of(Set<String> names) {
        return Arrays.stream(values())
                .filter(layout -> names.stream()
                        .anyMatch(name -> layout.mark.matcher(name).matches()))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** What it is, with its article. */
    @Override
    public String toString() {
        return title;
    }
}
