package io.keenframe.restorer.pixel;

import io.keenframe.contract.frame.PixelFormat;

/**
 * Where a plane's samples lie along one side of the picture, which runs from 0 to 1.
 *
 * @param samples how many there are
 * @param first the place of the first
 * @param step from one to the next
 */
record Grid(int samples, double first, double step) {
    /** One sample in the middle of each of so many pixels. */
    static Grid pixels(int length) {
        return new Grid(length, 0.5 / length, 1.0 / length);
    }

    /** The columns of a plane of a picture. */
    static Grid columns(PixelFormat format, int plane, int chromaLocation, int width) {
        if (!isChroma(format, plane)) {
            return pixels(width);
        }
        int cell = 1 << format.chromaShiftX();
        double first = switch (chromaLocation) {
            case 2, 4, 6 -> cell / 2.0;
            default -> 0.5; // left, as nearly all video is
        };
        return new Grid(format.planeWidth(plane, width), first / width, (double) cell / width);
    }

    /** The rows of a plane of a picture. */
    static Grid rows(PixelFormat format, int plane, int chromaLocation, int height) {
        if (!isChroma(format, plane)) {
            return pixels(height);
        }
        int cell = 1 << format.chromaShiftY();
        double first = switch (chromaLocation) {
            case 3, 4 -> 0.5;
            case 5, 6 -> cell - 0.5;
            default -> cell / 2.0;
        };
        return new Grid(format.planeHeight(plane, height), first / height, (double) cell / height);
    }

    private static boolean isChroma(PixelFormat format, int plane) {
        return format.model() == PixelFormat.Model.YUV && (plane == 1 || plane == 2);
    }
}
