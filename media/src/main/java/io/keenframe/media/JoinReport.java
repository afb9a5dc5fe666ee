package io.keenframe.media;

import java.util.List;

/**
 * What became of a film.
 *
 * @param frames how many frames the result has
 * @param notKept what of the source the result does not have, a line each with the reason
 */
public record JoinReport(int frames, List<String> notKept) {
    public JoinReport {
        notKept = List.copyOf(notKept);
    }
}
