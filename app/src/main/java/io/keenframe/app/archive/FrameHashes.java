package io.keenframe.app.archive;

import io.keenframe.app.Failure;
import io.keenframe.app.Version;
import io.keenframe.contract.Damage;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.SourceInfo;
import io.keenframe.media.read.FrameSource;
import io.keenframe.runtime.files.Safe;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * The MD5 of each presented frame of a film, in the format of FFmpeg's {@code framemd5} muxer, version 2, so that FFmpeg
 * itself can check it: {@code ffmpeg -i FILM -map 0:v:0 -fps_mode passthrough -f framemd5 -}.
 *
 * @param timeBase the unit of the moments in seconds
 * @param frames the frames in order
 */
record FrameHashes(Rational timeBase, List<FrameHash> frames) {
    private static final String TIME_BASE = "#tb 0: ";

    FrameHashes {
        frames = List.copyOf(frames);
    }

    /** A film's hashes, with what was found damaged on the way. */
    record Reading(FrameHashes hashes, SourceInfo info, Damage damage) {}

    /** Reads a film to its end; the number of frames that were read goes to whoever listens, 0 first. */
    static Reading read(FrameSource film, IntConsumer listener) throws InterruptedException {
        List<FrameHash> frames = new ArrayList<>();
        listener.accept(0);
        for (Frame frame = film.read(); frame != null; frame = film.read()) {
            frames.add(FrameHash.of(frame));
            listener.accept(frames.size());
        }
        return new Reading(new FrameHashes(film.info().timeBase(), frames), film.info(), film.damage());
    }

    /** Writes the list, whole or not at all. */
    void write(Path file, SourceInfo info) throws IOException {
        Safe.write(file, partial -> list(partial, info));
    }

    private void list(Path file, SourceInfo info) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.print("#format: frame checksums\n#version: 2\n#hash: MD5\n");
            out.print("#software: Keenframe " + Version.text() + "\n");
            out.print(TIME_BASE + timeBase + "\n#media_type 0: video\n#codec_id 0: rawvideo\n");
            out.print("#dimensions 0: " + info.size() + "\n#sar 0: " + info.sampleAspect() + "\n");
            out.print("#pix_fmt 0: " + info.format().name() + "\n");
            out.print("#stream#, dts,        pts, duration,     size, hash\n");
            for (FrameHash f : frames) {
                out.printf(
                        Locale.ROOT,
                        "0, %10d, %10d, %8d, %8d, %s\n",
                        f.pts(),
                        f.pts(),
                        f.duration(),
                        f.bytes(),
                        f.md5());
            }
            if (out.checkError()) {
                throw new IOException(file + " cannot be written; is the disk full?");
            }
        }
    }

    /**
     * Reads a list that {@link #write} wrote.
     *
     * @throws Failure where it is none
     */
    static FrameHashes read(Path file) throws IOException {
        Rational timeBase = Rational.UNKNOWN;
        List<FrameHash> frames = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(TIME_BASE)) {
                timeBase = rational(line.substring(TIME_BASE.length()), file);
            } else if (!line.startsWith("#")) {
                frames.add(frame(line, file));
            }
        }
        return new FrameHashes(timeBase, frames);
    }

    private static Rational rational(String text, Path file) {
        String[] v = text.split("/", -1);
        try {
            return new Rational(Integer.parseInt(v[0]), Integer.parseInt(v[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Failure(file + " is no list of frame hashes: " + text, e);
        }
    }

    private static FrameHash frame(String line, Path file) {
        String[] v = line.split(", *", -1);
        try {
            return new FrameHash(Long.parseLong(v[2]), Long.parseLong(v[3]), Long.parseLong(v[4]), v[5]);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new Failure(file + " is no list of frame hashes: " + line, e);
        }
    }

    /** A frame's moment in seconds. */
    double seconds(int frame) {
        return frames.get(frame).pts() * timeBase.value();
    }
}
