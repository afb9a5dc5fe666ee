package io.keenframe.app.demo;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Colour;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.PixelFormat;
import io.keenframe.contract.frame.Plane;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture of floats while it is drawn and degraded.
 *
 * @param width pixels in a row, even
 * @param height rows, even
 * @param rgb three planes of {@code width * height} samples, 0 to 255
 */
record Picture(int width, int height, float[][] rgb) {
    /** BT.709, limited range: what video of this kind is. */
    static final Colour COLOUR = new Colour(1, 1, 1, Colour.Range.LIMITED, 1);

    static Picture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] packed = image.getRGB(0, 0, width, height, null, 0, width);
        float[][] rgb = new float[3][packed.length];
        for (int i = 0; i < packed.length; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[c][i] = packed[i] >> (16 - 8 * c) & 0xff;
            }
        }
        return new Picture(width, height, rgb);
    }

    /** The picture as a frame of video. */
    Frame frame(int index) {
        Plane luma = plane(width, height, weighted(0.2126f, 0.7152f, 0.0722f), 16, 219f / 255);
        float[] blue = halved(weighted(-0.1146f, -0.3854f, 0.5f));
        float[] red = halved(weighted(0.5f, -0.4542f, -0.0458f));
        return new Frame(
                index,
                index,
                1,
                new Size(width, height),
                PixelFormat.YUV420P,
                COLOUR,
                List.of(
                        luma,
                        plane(width / 2, height / 2, blue, 128, 224f / 255),
                        plane(width / 2, height / 2, red, 128, 224f / 255)));
    }

    private float[] weighted(float r, float g, float b) {
        float[] sum = new float[width * height];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = r * rgb[0][i] + g * rgb[1][i] + b * rgb[2][i];
        }
        return sum;
    }

    /** Each sample the mean of four. */
    private float[] halved(float[] samples) {
        int half = width / 2;
        float[] means = new float[half * (height / 2)];
        for (int i = 0; i < means.length; i++) {
            int at = i / half * 2 * width + i % half * 2;
            means[i] = (samples[at] + samples[at + 1] + samples[at + width] + samples[at + width + 1]) / 4;
        }
        return means;
    }

    private static Plane plane(int width, int height, float[] samples, int offset, float scale) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.max(0, Math.min(255, Math.round(offset + scale * samples[i])));
        }
        return new Plane(width, height, bytes);
    }
}
