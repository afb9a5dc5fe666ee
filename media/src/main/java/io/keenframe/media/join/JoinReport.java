package io.keenframe.media.join;

import io.keenframe.contract.Carried;
import java.util.List;

/**
 * What became of a film.
 *
 * @param frames how many frames the result has
 * @param notKept what of the source the result does not have, a line each with the reason
 * @param remarks what of the source the result has in another way, a line each
 * @param carried what of the source it has beside the pictures
 */
public record JoinReport(int frames, List<String> notKept, List<String> remarks, Carried carried) {
    public JoinReport {
        remarks = List.copyOf(remarks);
        notKept = List.copyOf(notKept);
    }
}
