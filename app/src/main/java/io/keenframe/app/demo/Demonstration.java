package io.keenframe.app.demo;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A clip of two shots whose undegraded frames are known, so that a restoration can be measured.
 *
 * @param size its size in pixels, both even
 * @param framesOfAShot how many frames each of its two shots has
 */
public record Demonstration(Size size, int framesOfAShot) {
    /** Compression that keeps most of the noise, as cameras do. */
    private static final int CRF = 24;

    private static final Degradation DEGRADATION = new Degradation(0.8, 14);

    /** The frames as they were before anything happened to them. */
    public List<Frame> clean() {
        List<Frame> frames = new ArrayList<>();
        pictures().forEach(picture -> frames.add(picture.frame(frames.size())));
        return frames;
    }

    /** Writes the clip: blurred, noisy, and compressed. */
    public void write(Path file) throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (Picture picture : pictures()) {
            frames.add(DEGRADATION.of(picture, frames.size()).frame(frames.size()));
        }
        Clip.write(frames, CRF, false, file);
    }

    private List<Picture> pictures() {
        List<Picture> pictures = new ArrayList<>();
        for (int shot = 0; shot < 2; shot++) {
            Scene scene = new Scene(size, shot + 1);
            for (int i = 0; i < framesOfAShot; i++) {
                pictures.add(Picture.of(scene.frame(i)));
            }
        }
        return pictures;
    }

    /** How like the clean frames a film's are, on average. */
    public static Likeness likeness(List<Frame> clean, List<Frame> film) {
        double psnr = 0;
        double ssim = 0;
        for (int i = 0; i < clean.size(); i++) {
            Likeness likeness = Likeness.of(
                    clean.get(i).planes().get(0), film.get(i).planes().get(0));
            psnr += likeness.psnr() / clean.size();
            ssim += likeness.ssim() / clean.size();
        }
        return new Likeness(psnr, ssim);
    }

    /** Each two frames in one, the first's on the left. */
    public static List<Frame> sideBySide(List<Frame> left, List<Frame> right) {
        List<Frame> both = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            both.add(sideBySide(left.get(i), right.get(i), i));
        }
        return both;
    }

    private static Frame sideBySide(Frame left, Frame right, int index) {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < left.planes().size(); i++) {
            planes.add(sideBySide(left.planes().get(i), right.planes().get(i)));
        }
        Size size = new Size(2 * left.size().width(), left.size().height());
        return new Frame(index, index, 1, size, left.format(), left.colour(), planes);
    }

    private static Plane sideBySide(Plane left, Plane right) {
        int width = left.width();
        byte[] samples = new byte[2 * width * left.height()];
        for (int y = 0; y < left.height(); y++) {
            System.arraycopy(left.samples(), y * width, samples, 2 * y * width, width);
            System.arraycopy(right.samples(), y * width, samples, (2 * y + 1) * width, width);
        }
        return new Plane(2 * width, left.height(), samples);
    }
}
