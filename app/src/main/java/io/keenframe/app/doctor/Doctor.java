package io.keenframe.app.doctor;

import io.keenframe.app.Workplace;
import io.keenframe.contract.Codec;
import io.keenframe.media.write.Encoders;
import io.keenframe.supir.gpu.DeviceSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Looks at everything that Keenframe needs. */
public final class Doctor {
    private Doctor() {}

    /**
     * What was found.
     *
     * @param bundle the name of the bundle that restores by default
     */
    public static List<Finding> findings(Workplace workplace, String bundle) {
        List<Finding> findings =
                new ArrayList<>(Machine.findings(workplace.home().root()));
        findings.addAll(Gpu.findings(DeviceSearch.here(workplace.engines())));
        findings.addAll(encoders());
        findings.addAll(Models.findings(workplace.bundles(), bundle));
        return findings;
    }

    private static List<Finding> encoders() {
        try {
            Map<Codec, String> there = Encoders.available();
            return List.of(
                    Finding.fine("ffmpeg", Encoders.version() + ", " + Encoders.licence()),
                    new Finding("encoders", verdict(there), listed(there)));
        } catch (LinkageError e) {
            return List.of(Finding.missing(
                    "ffmpeg",
                    "its natives cannot be loaded (" + e.getMessage() + "); a system with glibc 2.35 is needed"));
        }
    }

    private static Finding.Verdict verdict(Map<Codec, String> there) {
        if (!there.containsKey(Codec.H264)) {
            return Finding.Verdict.MISSING;
        }
        return there.size() < Codec.values().length ? Finding.Verdict.WANTING : Finding.Verdict.FINE;
    }

    private static String listed(Map<Codec, String> there) {
        return String.join(
                ", ",
                Arrays.stream(Codec.values())
                        .map(codec -> codec.label()
                                + (there.containsKey(codec)
                                        ? " (" + there.get(codec) + ")"
                                        : " missing: build without -Dffmpeg.ext="))
                        .toList());
    }
}
