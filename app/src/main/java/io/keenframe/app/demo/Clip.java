package io.keenframe.app.demo;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.child.Quarantine;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A short silent film, written and read whole. */
public final class Clip {
    private static final int RATE = 24;

    private Clip() {}

    /** Writes frames whose numbers are their times as H.264, replacing what is there. */
    public static void write(List<Frame> frames, Integer crf, boolean lossless, Path file) throws IOException {
        Frame first = frames.get(0);
        PartSettings settings = new PartSettings(
                new Encoding(Codec.H264, lossless ? null : crf, lossless),
                first.size(),
                first.format(),
                first.colour(),
                new Rational(1, RATE),
                new Rational(RATE, 1),
                new Rational(1, 1),
                PartSettings.DEFAULT_THREADS);
        Path part = Files.createTempDirectory("keenframe").resolve("part.nut");
        try {
            try (PartWriter writer = PartWriter.open(part, settings)) {
                frames.forEach(writer::write);
                writer.finish();
            }
            FilmJoiner.join(part, List.of(part), file, JoinOptions.whole());
        } finally {
            Files.deleteIfExists(part);
            Files.deleteIfExists(part.getParent());
        }
    }

    /** All frames of a film of our own that fits into memory. */
    public static List<Frame> read(Path file) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(file, ReadOptions.defaults())) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /**
     * The first frames of anybody's film.
     *
     * @param most how many at most; 0 for all, where they fit into memory
     */
    public static List<Frame> read(Path file, int most, Quarantine quarantine) throws InterruptedException {
        List<Frame> frames = new ArrayList<>();
        try (FrameSource source = quarantine.open(file, ReadOptions.defaults())) {
            for (Frame frame = source.read(); frame != null; frame = source.read()) {
                frames.add(frame);
                if (frames.size() == most) {
                    break;
                }
            }
        }
        return frames;
    }
}
