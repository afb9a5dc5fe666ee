package io.keenframe.app.models;

import io.keenframe.app.hub.HubFile;
import io.keenframe.supir.BaseModel;
import io.keenframe.supir.BundleImport.Labels;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The published models, by the names that bundles of them have by convention. */
public enum KnownModel {
    SUPIR_V0Q("SUPIR-v0Q on SDXL, for general degradation", BaseModel.ORDINARY, "SUPIR-v0Q_fp16.safetensors"),
    SUPIR_V0F("SUPIR-v0F on SDXL, for light degradation", BaseModel.ORDINARY, "SUPIR-v0F_fp16.safetensors"),
    SUPIR_V0Q_LIGHTNING("SUPIR-v0Q on a Lightning SDXL, in 8 steps", BaseModel.LIGHTNING, "SUPIR-v0Q_fp16.safetensors"),
    SUPIR_V0F_LIGHTNING("SUPIR-v0F on a Lightning SDXL, in 8 steps", BaseModel.LIGHTNING, "SUPIR-v0F_fp16.safetensors");

    /** The terms of any model made of SUPIR and SDXL. */
    public static final String LICENCE = "SUPIR: non-commercial use only (SUPIR Software License Agreement);"
            + " SDXL: CreativeML Open RAIL++-M, or that of who trained it further";

    private final String title;
    private final BaseModel base;
    private final String supirFile;

    KnownModel(String title, BaseModel base, String supirFile) {
        this.title = title;
        this.base = base;
        this.supirFile = supirFile;
    }

    /** The model of a name, such as {@code supir-v0q}. */
    public static Optional<KnownModel> named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.bundleName().equals(name))
                .findFirst();
    }

    /** What a bundle of that name is called, whether the name is a known one or not. */
    public static Labels labels(String name) {
        return new Labels(name, named(name).map(model -> model.title).orElse("SUPIR on SDXL"), LICENCE);
    }

    /** The name of its bundle. */
    public String bundleName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What kind of SDXL it stands on. */
    public BaseModel base() {
        return base;
    }

    /** Where its files are published in half precision. */
    public Recipe recipe() {
        HubFile sdxl = new HubFile("stabilityai/stable-diffusion-xl-base-1.0", "sd_xl_base_1.0_0.9vae.safetensors");
        return new Recipe(
                bundleName(),
                new HubFile("Kijai/SUPIR_pruned", supirFile),
                base == BaseModel.LIGHTNING ? Optional.empty() : Optional.of(sdxl),
                Optional.empty());
    }
}
