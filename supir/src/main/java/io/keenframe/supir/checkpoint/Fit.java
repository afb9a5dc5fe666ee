package io.keenframe.supir.checkpoint;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a checkpoint fits what a model needs of it.
 *
 * @param missing the tensors that it lacks, by their published names
 * @param unfit those that it has in another shape or of a type that networks cannot use, each with what is wrong
 * @param surplus those that the model has no use for, without those that are known to be in such files
 */
public record Fit(List<String> missing, List<String> unfit, List<String> surplus) {
    private static final Set<DataType> USABLE = Set.of(DataType.F16, DataType.BF16, DataType.F32);

    /** What published files and those trained from them hold beyond what SUPIR computes with. */
    private static final Pattern KNOWN_STRAYS = Pattern.compile(String.join(
            "|",
            "(model\\.)?control_model\\.mask_LQ",
            ".*\\.position_ids",
            "conditioner\\.embedders\\.0\\.transformer\\.text_model\\.(encoder\\.layers\\.\\d+|final_layer_norm)\\..*",
            "conditioner\\.embedders\\.0\\.transformer\\.text_projection\\.weight",
            "conditioner\\.embedders\\.1\\.model\\.(logit_scale|visual\\..*)",
            "model_ema\\..*|denoiser\\.sigmas|betas|alphas_cumprod.*|sqrt_.*|log_one_minus_.*|posterior_.*",
            "first_stage_model\\.loss\\..*"));

    /** Compares a file to what its role asks of it. */
    public static Fit of(Checkpoint checkpoint, Role role, SupirConfig config) {
        Weights weights = Weights.of(checkpoint.tensors());
        List<String> missing = new ArrayList<>();
        List<String> unfit = new ArrayList<>();
        Set<String> surplus = new HashSet<>(checkpoint.tensors().keySet());
        role.requires(config).forEach((name, shape) -> {
            Optional<StoredTensor> found = weights.find(name);
            found.ifPresentOrElse(tensor -> surplus.remove(tensor.name()), () -> missing.add(name));
            found.flatMap(tensor -> complaint(tensor, shape)).ifPresent(unfit::add);
        });
        surplus.removeIf(name -> KNOWN_STRAYS.matcher(name).matches());
        return new Fit(missing, unfit, surplus.stream().sorted().toList());
    }

    private static Optional<String> complaint(StoredTensor tensor, List<Integer> shape) {
        if (!tensor.hasShape(shape.stream().mapToLong(Integer::longValue).toArray())) {
            return Optional.of(tensor.name() + " is " + Arrays.toString(tensor.shape()) + " instead of " + shape);
        }
        return USABLE.contains(tensor.type())
                ? Optional.empty()
                : Optional.of(tensor.name() + " is of " + tensor.type() + ", not of F16, BF16 or F32");
    }

    /**
     * Returns where the file will do.
     *
     * @throws IOException if it will not; the message says what the file is or names what is wrong with it
     */
    public void require(Checkpoint checkpoint, Role role) throws IOException {
        if (missing.isEmpty() && unfit.isEmpty()) {
            return;
        }
        Layout layout = Layout.of(checkpoint.tensors().keySet());
        if (!layout.name().equals(role.name())) {
            throw new IOException(
                    checkpoint.file() + " is " + layout + ", where " + role + " is needed; " + remedy(layout, role));
        }
        throw new IOException(checkpoint.file() + " does not fit: " + faults());
    }

    private String faults() {
        return String.join(
                "; ",
                Stream.of(named("it lacks", missing), named("of other sizes or types:", unfit))
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<String> named(String what, List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(what + " " + Names.listed(names));
    }

    private static String remedy(Layout layout, Role role) {
        if (layout == Layout.SUPIR || layout == Layout.SDXL) {
            return "are --sdxl and --supir the wrong way round?";
        }
        return role == Role.SUPIR
                ? "take SUPIR-v0Q or SUPIR-v0F, as .ckpt or as .safetensors"
                : "take the single file of SDXL base 1.0 or of a model trained from it,"
                        + " such as sd_xl_base_1.0_0.9vae.safetensors";
    }
}
