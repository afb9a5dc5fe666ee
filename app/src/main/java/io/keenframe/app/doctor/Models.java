package io.keenframe.app.doctor;

import io.keenframe.app.models.BundleReport;
import io.keenframe.app.progress.Words;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.Bundles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The models at hand, and whether they are sound. */
final class Models {
    private Models() {}

    /** A finding for each bundle, and one where the bundle that restores by default is not among the sound ones. */
    static List<Finding> findings(Bundles bundles, String needed) {
        List<Finding> findings = new ArrayList<>();
        boolean found = false;
        try {
            for (Path folder : bundles.folders()) {
                Finding finding = bundle(folder);
                found |= folder.getFileName().toString().equals(needed) && finding.verdict() == Finding.Verdict.FINE;
                findings.add(finding);
            }
        } catch (IOException e) {
            findings.add(Finding.missing("bundles", "cannot be listed: " + e.getMessage()));
        }
        if (!found) {
            findings.add(Finding.missing(
                    "bundle", needed + " is not sound in " + bundles.places() + "; restore it from the repository"));
        }
        return findings;
    }

    private static Finding bundle(Path folder) {
        try {
            Bundle bundle = Bundle.read(folder);
            bundle.tokenizer();
            return Finding.fine(
                    "bundle",
                    "%s, %s, licence %s, in %s"
                            .formatted(
                                    folder.getFileName(),
                                    Words.bytes(new BundleReport(bundle).bytes()),
                                    bundle.license(),
                                    folder));
        } catch (IOException e) {
            return Finding.wanting("bundle", folder.getFileName() + " is not sound: " + e.getMessage());
        }
    }
}
