package io.keenframe.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first edit list of an MP4 file, changed in place: which stretch of the first stream is presented. */
final class EditList {
    private EditList() {}

    /** Leaves frames out at both ends, in milliseconds. */
    static void trim(Path file, int atBeginning, int atEnd) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer boxes = ByteBuffer.wrap(bytes);
        int list = find(bytes, "elst", 0);
        int media = find(bytes, "mdhd", list);
        int timescale = boxes.getInt(media + 4 + 4 + 8);
        // After version, flags and the count: for how long in milliseconds, and from which moment of the media.
        int duration = list + 4 + 4 + 4;
        boxes.putInt(duration, boxes.getInt(duration) - atBeginning - atEnd);
        boxes.putInt(duration + 4, boxes.getInt(duration + 4) + atBeginning * timescale / 1000);
        Files.write(file, bytes);
    }

    private static int find(byte[] bytes, String box, int from) {
        byte[] name = box.getBytes(StandardCharsets.US_ASCII);
        for (int i = from; i + 4 < bytes.length; i++) {
            if (bytes[i] == name[0] && bytes[i + 1] == name[1] && bytes[i + 2] == name[2] && bytes[i + 3] == name[3]) {
                return i;
            }
        }
        throw new AssertionError("no " + box);
    }
}
