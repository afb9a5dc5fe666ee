package io.keenframe.contract.frame;

import io.keenframe.contract.Size;
import java.util.List;

/**
 * One presented picture of a film.
 *
 * @param index its number in the film, from 0
 * @param pts when it is presented, in units of the source's time base
 * @param duration for how long, in the same units; 0 where the source does not say
 * @param size its size in pixels
 * @param format how its samples are laid out
 * @param colour what they mean
 * @param planes the samples, in the format's order
 * @param captions what is said meanwhile
 */
public record Frame(
        int index,
        long pts,
        long duration,
        Size size,
        PixelFormat format,
        Colour colour,
        List<Plane> planes,
        ClosedCaptions captions) {
    public Frame {
        planes = List.copyOf(planes);
        if (planes.size() != format.planes()) {
            throw new IllegalArgumentException("frame " + index + ": " + planes.size() + " planes are not the "
                    + format.planes() + " of " + format.name());
        }
        for (int i = 0; i < planes.size(); i++) {
            Plane plane = planes.get(i);
            if (plane.width() != format.planeWidth(i, size.width())
                    || plane.height() != format.planeHeight(i, size.height())
                    || plane.sampleBytes() != format.sampleBytes()) {
                throw new IllegalArgumentException(
                        "frame " + index + ": plane " + i + " is not that of " + format.name() + " at " + size);
            }
        }
    }

    /** A picture without captions. */
    public Frame(int index, long pts, long duration, Size size, PixelFormat format, Colour colour, List<Plane> planes) {
        this(index, pts, duration, size, format, colour, planes, ClosedCaptions.none());
    }

    /** Whether another frame shows the same picture, at whatever moment. */
    public boolean showsTheSameAs(Frame other) {
        return format.equals(other.format) && colour.equals(other.colour) && planes.equals(other.planes);
    }

    /** The same with a part of the picture, whose colours mean what they meant in the whole. */
    public Frame withPart(Size partSize, List<Plane> partPlanes) {
        return new Frame(index, pts, duration, partSize, format, colour.withMatrixFor(size), partPlanes, captions);
    }

    /** The same moment with another picture. */
    public Frame withPicture(Size otherSize, List<Plane> otherPlanes) {
        return new Frame(index, pts, duration, otherSize, format, colour, otherPlanes, captions);
    }

    /** The same picture at another moment. */
    public Frame at(long otherPts, long otherDuration) {
        return new Frame(index, otherPts, otherDuration, size, format, colour, planes, captions);
    }

    /** The same with another number. */
    public Frame numbered(int number) {
        return new Frame(number, pts, duration, size, format, colour, planes, captions);
    }

    /** The same with other captions. */
    public Frame withCaptions(ClosedCaptions others) {
        return new Frame(index, pts, duration, size, format, colour, planes, others);
    }
}
