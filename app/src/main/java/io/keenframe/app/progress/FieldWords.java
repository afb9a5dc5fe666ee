package io.keenframe.app.progress;

import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found out about a film's fields, in words. */
final class FieldWords {
    private FieldWords() {}

    /** So many frames that comb and do not show why, and one of so many looked at, are worth a line. */
    private static final int RARE = 8;

    /** One line; empty where the film's pictures are whole for all that is known, and are taken as they are. */
    static Optional<String> of(FieldStudy fields) {
        String done = switch (fields.treatment()) {
            case PROGRESSIVE -> "taken as it is; --interlace frames and film do something about it";
            case FRAMES -> "made into whole frames; --interlace fields makes twice as many";
            case FIELDS -> "each field made into a frame";
            case FILM ->
                fields.scan() == Scan.SHIFTED
                        ? "its fields put together again; --interlace progressive leaves them"
                        : "put together again as film, without what repeats; --interlace frames keeps every frame";
            case KEEP -> "kept so";
        };
        return fields.treatment() == Treatment.PROGRESSIVE && isWhole(fields)
                ? Optional.empty()
                : Optional.of("the film is " + fields.scan().label() + " (" + votes(fields) + "): " + done);
    }

    /** Whether nothing speaks against it. */
    private static boolean isWhole(FieldStudy fields) {
        return switch (fields.scan()) {
            case PROGRESSIVE ->
                fields.votes().keySet().stream().allMatch(scan -> scan == Scan.PROGRESSIVE || scan == Scan.UNKNOWN);
            case UNKNOWN -> {
                int combing = fields.votes().getOrDefault(Scan.UNKNOWN, 0);
                yield combing < RARE || combing * RARE < fields.looked();
            }
            default -> false;
        };
    }

    private static String votes(FieldStudy fields) {
        if (fields.votes().isEmpty()) {
            return "nothing moves in the " + Words.count(fields.looked(), "frame") + " looked at";
        }
        String votes = fields.votes().entrySet().stream()
                .map(vote -> vote.getKey().label() + ": " + vote.getValue())
                .collect(Collectors.joining("; "));
        if (fields.scan() == Scan.UNKNOWN) {
            return fields.votes().getOrDefault(Scan.UNKNOWN, 0) + " of " + Words.count(fields.looked(), "frame")
                    + " looked at comb";
        }
        return fields.votes().size() == 1
                ? fields.votes().values().iterator().next() + " of " + Words.count(fields.looked(), "frame")
                        + " looked at say so"
                : votes + " of " + Words.count(fields.looked(), "frame") + " looked at";
    }
}
