package io.keenframe.media;

import io.keenframe.contract.Encoding;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A restoration that changes nothing: reads a film, writes it in parts, and joins them. */
final class Restoration {
    private Restoration() {}

    /** Parts of these lengths in turn. */
    static JoinReport run(
            Path source, Path output, Path scratch, Encoding encoding, ReadOptions options, int... lengths) {
        List<Path> parts = parts(source, scratch, encoding, options, lengths);
        return FilmJoiner.join(source, parts, output, new JoinOptions(options.range(), options.limits()));
    }

    static List<Path> parts(Path source, Path scratch, Encoding encoding, ReadOptions options, int... lengths) {
        List<Path> parts = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(source, options)) {
            PartSettings settings =
                    PartSettings.of(reader.info(), encoding, reader.info().size());
            Frame next = reader.read();
            while (next != null) {
                Path file = scratch.resolve("part-" + parts.size() + ".nut");
                try (PartWriter writer = PartWriter.open(file, settings)) {
                    int length = lengths[parts.size() % lengths.length];
                    for (int i = 0; i < length && next != null; i++) {
                        writer.write(next);
                        next = reader.read();
                    }
                    writer.finish();
                }
                parts.add(file);
            }
        }
        return parts;
    }
}
