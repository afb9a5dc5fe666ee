package io.keenframe.app.progress;

import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found out about a film's fields, in words. */
final class FieldWords {
    private FieldWords() {}

    /** One line; empty where the film's pictures are whole and are taken as they are. */
    static Optional<String> of(FieldStudy fields) {
        boolean whole = fields.scan() == Scan.PROGRESSIVE || fields.scan() == Scan.UNKNOWN;
        String done = switch (fields.treatment()) {
            case PROGRESSIVE -> "taken as it is";
            case FRAMES -> "made into whole frames; --interlace fields makes twice as many";
            case FIELDS -> "each field made into a frame";
            case FILM -> "put together again as film, without what repeats";
            case KEEP -> "kept so";
        };
        return whole && fields.treatment() == Treatment.PROGRESSIVE
                ? Optional.empty()
                : Optional.of("the film is " + fields.scan().label() + " (" + votes(fields) + "): " + done);
    }

    private static String votes(FieldStudy fields) {
        if (fields.votes().isEmpty()) {
            return "nothing moves in the " + Words.count(fields.looked(), "frame") + " looked at";
        }
        String votes = fields.votes().entrySet().stream()
                .map(vote -> vote.getKey().label() + ": " + vote.getValue())
                .collect(Collectors.joining("; "));
        return fields.votes().size() == 1
                ? fields.votes().values().iterator().next() + " of " + Words.count(fields.looked(), "frame")
                        + " looked at say so"
                : votes + " of " + Words.count(fields.looked(), "frame") + " looked at";
    }
}
