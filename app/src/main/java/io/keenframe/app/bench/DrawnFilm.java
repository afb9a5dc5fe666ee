package io.keenframe.app.bench;

import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Scene;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A film of any length, made of a few drawn frames to and fro. */
final class DrawnFilm {
    private static final int DRAWN = 12;
    private static final int CRF = 18;

    private DrawnFilm() {}

    /** Writes it as H.264. */
    static void write(Size size, int frames, Path file) throws IOException {
        Clip.write(film(size, frames), CRF, false, file);
    }

    private static List<Frame> film(Size size, int frames) {
        Scene scene = new Scene(size, 1);
        List<Frame> drawn = IntStream.range(0, DRAWN).mapToObj(scene::video).toList();
        List<Frame> film = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            int at = i % (2 * DRAWN);
            Frame frame = drawn.get(at < DRAWN ? at : 2 * DRAWN - 1 - at);
            film.add(new Frame(i, i, 1, size, frame.format(), frame.colour(), frame.planes()));
        }
        return film;
    }
}
