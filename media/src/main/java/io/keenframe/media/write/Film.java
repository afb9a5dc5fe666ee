package io.keenframe.media.write;

import io.keenframe.media.MediaException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parts of a film, looked through.
 *
 * @param files the parts in order
 * @param timeline when their frames are presented and decoded
 */
public record Film(List<Path> files, Timeline timeline) {
    /**
     * Looks through all parts.
     *
     * @throws MediaException where they are not parts, not in order, or not encoded alike
     */
    public static Film of(List<Path> files, Path output) {
        if (files.isEmpty()) {
            throw MediaException.of(output, "cannot be joined: there are no parts; restore at least one frame");
        }
        List<long[]> timestamps = new ArrayList<>();
        byte[] header = header(files.get(0));
        for (Path file : files) {
            if (!Arrays.equals(header, header(file))) {
                throw MediaException.of(
                        file,
                        "was encoded with other settings than " + files.get(0).getFileName()
                                + "; delete the parts and let them be encoded anew");
            }
            timestamps.add(PartFile.timestamps(file));
        }
        try {
            return new Film(files, Timeline.of(timestamps));
        } catch (IllegalArgumentException e) {
            throw MediaException.of(output, "cannot be joined: " + e.getMessage());
        }
    }

    private static byte[] header(Path file) {
        try (PartFile part = new PartFile(file)) {
            byte[] bytes = new byte[part.parameters().extradata_size()];
            if (bytes.length > 0) {
                part.parameters().extradata().get(bytes);
            }
            return bytes;
        }
    }
}
