package io.keenframe.app.cli;

import io.keenframe.app.job.Model;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.ReferenceChoice;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.media.SourceLimits;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One video to restore, as it was typed.
 *
 * @param input the source
 * @param output the result's place
 * @param overwrite whether what is there may be replaced
 * @param model what restores
 * @param scaling how large the result is
 * @param encoding how it is written
 * @param range which stretch is restored
 * @param references how references are chosen
 * @param interlace what is done about fields; empty for what suits the source
 * @param report where the report on it goes; empty for none
 * @param workers how many groups at once; empty for what suits the engine
 * @param devices what networks run on in this process, at least one; not part of a job's name
 * @param kafka the cluster to go through; empty for one of the job's own
 * @param json whether the course is told as JSON
 * @param limits what the source may take
 * @param strict whether a damaged source is a failure
 * @param archive whether all that made the result is recorded beside it
 * @param diskBudget the most bytes that the job may have on disk besides the result; empty for what the disk has left
 */
record Order(
        Path input,
        Path output,
        boolean overwrite,
        Model model,
        Scaling scaling,
        Encoding encoding,
        TimeRange range,
        ReferenceChoice references,
        Optional<Treatment> interlace,
        Optional<Path> report,
        OptionalInt workers,
        List<Device> devices,
        Optional<String> kafka,
        boolean json,
        SourceLimits limits,
        boolean strict,
        boolean archive,
        OptionalLong diskBudget) {
    /** A film of our own, in its own size and as H.264, whatever is in the result's place. */
    static Order plain(Path input, Path output, Model model, List<Device> devices) {
        return new Order(
                input,
                output,
                true,
                model,
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all(),
                ReferenceChoice.sharpest(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                devices,
                Optional.empty(),
                false,
                SourceLimits.defaults(),
                false,
                false,
                OptionalLong.empty());
    }
}
