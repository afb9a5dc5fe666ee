package io.keenframe.app.archive;

import java.util.Locale;
import java.util.Optional;

/** Where a result's pictures come from, in IPTC's vocabulary of digital source types. */
enum DigitalSource {
    /** Pictures of a camera with detail that a trained model made. */
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA("compositeWithTrainedAlgorithmicMedia"),
    /** Pictures of a camera that an algorithm without training has changed. */
    ALGORITHMICALLY_ENHANCED("algorithmicallyEnhanced");

    private static final String VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private final String term;

    DigitalSource(String term) {
        this.term = term;
    }

    /** That of an engine's results; empty where the pictures are the source's own. */
    static Optional<DigitalSource> of(String engine) {
        return switch (engine.toLowerCase(Locale.ROOT)) {
            case "identity" -> Optional.empty();
            case "lanczos" -> Optional.of(ALGORITHMICALLY_ENHANCED);
            default -> Optional.of(COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA);
        };
    }

    /** The term's address, which is its name. */
    String uri() {
        return VOCABULARY + term;
    }
}
