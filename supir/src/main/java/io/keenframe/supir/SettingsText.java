package io.keenframe.supir;

import io.keenframe.supir.colour.ColorFix;
import io.keenframe.supir.sample.ControlScale;
import io.keenframe.supir.sample.DpmSettings;
import io.keenframe.supir.sample.EdmSettings;
import io.keenframe.supir.sample.Guidance;
import io.keenframe.supir.sample.SamplerSettings;
import io.keenframe.supir.sample.Tiling;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Settings as text by name, as bundles, jobs and command lines give them. */
final class SettingsText {
    private static final String EDM = "edm";
    private static final String DPM = "dpmpp_2m_sde";

    private SettingsText() {}

    /** The settings after each layer of changes, the later ones first to be believed. */
    static RestoreSettings read(RestoreSettings base, List<Map<String, String>> layers) {
        SortedMap<String, String> all = write(base);
        all.putIfAbsent("s_churn", "5");
        all.putIfAbsent("eta", "1");
        layers.forEach(layer -> new Changes(layer).applyTo(all));
        Values values = new Values(all);
        return new RestoreSettings(
                sampler(values),
                new Guidance(values.number("cfg"), values.number("cfg_start")),
                values.number("restore_cfg"),
                ColorFix.parse(values.text("color_fix")),
                new Prompts(values.text("positive"), values.text("negative")),
                new Windows(tiling(values), side(values)),
                values.whole("seed"));
    }

    static SortedMap<String, String> write(RestoreSettings settings) {
        SortedMap<String, String> all = new TreeMap<>();
        SamplerSettings sampler = settings.sampler();
        if (sampler instanceof EdmSettings edm) {
            all.put("sampler", EDM);
            all.put("s_churn", text(edm.churn()));
        } else if (sampler instanceof DpmSettings dpm) {
            all.put("sampler", DPM);
            all.put("eta", text(dpm.eta()));
        }
        all.put("steps", Integer.toString(sampler.steps()));
        all.put("s_noise", text(sampler.noise()));
        all.put("control_scale", text(sampler.control().scale()));
        all.put("control_scale_start", text(sampler.control().start()));
        all.put("cfg", text(settings.guidance().scale()));
        all.put("cfg_start", text(settings.guidance().start()));
        all.put("restore_cfg", text(settings.restoration()));
        all.put("color_fix", settings.colorFix().toString());
        all.put("positive", settings.prompts().positive());
        all.put("negative", settings.prompts().negative());
        Optional<Tiling> tiling = settings.windows().latents();
        all.put("tile", Integer.toString(tiling.map(Tiling::size).orElse(0)));
        all.put("tile_stride", Integer.toString(tiling.map(Tiling::stride).orElse(0)));
        all.put("vae_tile", Integer.toString(settings.windows().pictures().orElse(0)));
        all.put("seed", Long.toString(settings.seed()));
        return all;
    }

    private static SamplerSettings sampler(Values values) {
        int steps = values.count("steps");
        double noise = values.number("s_noise");
        ControlScale control = new ControlScale(values.number("control_scale"), values.number("control_scale_start"));
        return switch (values.text("sampler")) {
            case EDM -> new EdmSettings(steps, values.number("s_churn"), noise, control);
            case DPM -> new DpmSettings(steps, noise, values.number("eta"), control);
            default ->
                throw new IllegalArgumentException(
                        "sampler must be " + EDM + " or " + DPM + ", not " + values.text("sampler"));
        };
    }

    private static Optional<Tiling> tiling(Values values) {
        int size = values.count("tile");
        int stride = values.count("tile_stride");
        return size == 0 ? Optional.empty() : Optional.of(new Tiling(size, stride));
    }

    private static OptionalInt side(Values values) {
        int side = values.count("vae_tile");
        if (side < 0) {
            throw new IllegalArgumentException("vae_tile must be 0 or more, not " + side);
        }
        return side == 0 ? OptionalInt.empty() : OptionalInt.of(side);
    }

    /** The shortest decimal, without the exponents and zeros in which JDKs differ. */
    private static String text(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
