package io.keenframe.app.progress;

import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Scan;
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
        return whole && fields.treatment().label().equals("progressive")
                ? Optional.empty()
                : Optional.of("the film is " + fields.scan().label() + " (" + votes(fields) + "): " + done);
    }

    private static String votes(FieldStudy fields) {
        String votes = fields.votes().entrySet().stream()
                .map(vote -> Words.count(vote.getValue(), "frame") + " "
                        + vote.getKey().label())
                .collect(Collectors.joining("; "));
        return (votes.isEmpty() ? "nothing moves in" : votes + " of") + " " + fields.looked() + " looked at";
    }
}
