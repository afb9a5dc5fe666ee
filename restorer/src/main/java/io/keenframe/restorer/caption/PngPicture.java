package io.keenframe.restorer.caption;

import io.keenframe.supir.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as PNG files. */
public final class PngPicture {
    private PngPicture() {}

    /**
     * The file of a picture.
     *
     * @param picture [1, 3, H, W], RGB in [-1, 1]; what is outside is clipped
     */
    public static byte[] of(Tensor picture) {
        int height = picture.size(2);
        int width = picture.size(3);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            int rgb = 0;
            for (int channel = 0; channel < 3; channel++) {
                rgb = rgb << 8 | code(picture.values()[channel * height * width + i]);
            }
            image.setRGB(i % width, i / width, rgb);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static int code(float value) {
        return Math.round((Math.max(-1, Math.min(1, value)) + 1) * 127.5f);
    }
}
