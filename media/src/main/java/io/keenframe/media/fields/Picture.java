package io.keenframe.media.fields;

import io.keenframe.contract.frame.Frame;
import java.util.List;
import java.util.stream.Stream;

/**
 * A frame on its way through what is done about fields, with what is known of the source's frames that its lines are of.
 * Moments are in the source's time base.
 *
 * @param frame numbered as the frame that it came from
 * @param damaged the moments of those whose lines the decoder made up in part
 * @param lost the moments of frames before it that the decoder made nothing of; of those that have none, its own
 * @param leftOut the moments of damaged frames beside it that are nowhere in the film, because they repeat a neighbour
 */
public record Picture(Frame frame, List<Long> damaged, List<Long> lost, List<Long> leftOut) {
    /** A frame of the source. */
    public static Picture of(Frame frame, boolean damaged, List<Long> lost) {
        return new Picture(frame, damaged ? List.of(frame.pts()) : List.of(), lost, List.of());
    }

    /** The same with other lines of the same frame, or at another moment. */
    Picture with(Frame other) {
        return new Picture(other, damaged, lost, leftOut);
    }

    /** The same with some lines of another picture. */
    Picture wovenWith(Picture other, Frame woven) {
        return new Picture(woven, both(damaged, other.damaged), lost, leftOut);
    }

    /** A second picture out of the same frame. */
    Picture again(Frame other) {
        return new Picture(other, damaged, List.of(), List.of());
    }

    /**
     * The same beside one that is left out.
     *
     * @param told the moments of damaged frames whose lines are in the film all the same
     */
    Picture beside(Picture other, List<Long> told) {
        List<Long> gone =
                other.damaged.stream().filter(moment -> !told.contains(moment)).toList();
        return new Picture(frame, damaged, both(other.lost, lost), both(leftOut, gone));
    }

    private static List<Long> both(List<Long> a, List<Long> b) {
        return Stream.concat(a.stream(), b.stream()).distinct().toList();
    }
}
