package io.keenframe.reassembler;

import io.keenframe.contract.Binding;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Json;
import io.keenframe.runtime.files.Safe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job's manifest: a text file beside its parts that is only ever appended to. Its first line says what the job is
 * bound to; each other is a part that was complete and on disk before the line was written.
 *
 * <p>A part that was made anew has a later line, which counts. One thread adds parts, another may ask for them.
 */
final class Manifest {
    static final String FILE = "manifest.jsonl";
    private static final Logger LOGGER = LoggerFactory.getLogger(Manifest.class);

    private final Path file;
    private final Map<Integer, ManifestEntry> entries = new ConcurrentHashMap<>();

    /**
     * The first line.
     *
     * @param input the source's absolute path
     * @param output the result's absolute path
     */
    record Head(JobId job, String input, String output, Binding binding) {
        Head {
            // Another version's may lack one.
            Objects.requireNonNull(job);
            Objects.requireNonNull(input);
            Objects.requireNonNull(output);
            Objects.requireNonNull(binding);
        }

        static Head of(JobSpec spec) {
            return new Head(spec.id(), spec.input(), spec.output(), spec.binding());
        }
    }

    private Manifest(Path file) {
        this.file = file;
    }

    /**
     * Opens the manifest in a folder, and begins it where there is none or it is bound to something else.
     *
     * @throws IOException where it cannot be read or written
     */
    static Manifest open(Path folder, Head head) throws IOException {
        Manifest manifest = new Manifest(folder.resolve(FILE));
        if (!manifest.read(head)) {
            manifest.begin(head);
        }
        return manifest;
    }

    /** What the manifest in a folder begins with; empty where there is none, or none that can be believed. */
    static Optional<Head> head(Path folder) throws IOException {
        List<String> lines = lines(folder.resolve(FILE));
        return lines.isEmpty() ? Optional.empty() : head(lines.get(0));
    }

    private boolean read(Head expected) throws IOException {
        List<String> lines = lines(file);
        Optional<Head> head = lines.isEmpty() ? Optional.empty() : head(lines.get(0));
        if (head.isEmpty()) {
            return false;
        }
        if (!head.get().equals(expected)) {
            LOGGER.warn(
                    "{} is of other work ({} changed); its parts are not used",
                    file,
                    expected.binding().changed(head.get().binding()).orElse("the job"));
            return false;
        }
        for (int i = 1; i < lines.size(); i++) {
            entry(lines.get(i), i + 1);
        }
        return true;
    }

    private void entry(String line, int number) {
        Optional<ManifestEntry> entry = value(line, ManifestEntry.class);
        if (entry.isEmpty()) {
            LOGGER.warn("line {} of {} is damaged; its part is made anew", number, file);
            return;
        }
        entries.put(entry.get().part().index(), entry.get());
    }

    private static Optional<Head> head(String line) {
        return value(line, Head.class);
    }

    private static <T> Optional<T> value(String line, Class<T> type) {
        try {
            return ManifestLine.json(line).map(json -> Json.read(json.getBytes(StandardCharsets.UTF_8), type));
        } catch (UncheckedIOException e) {
            return Optional.empty(); // whole, and not of this version
        }
    }

    /** The lines that were written to their end; a torn last one is dropped, as its part never counted. */
    private static List<String> lines(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        List<String> lines = new ArrayList<>();
        whole.lines()
                .map(line -> new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .forEach(lines::add);
        return lines;
    }

    private void begin(Head head) throws IOException {
        Path fresh = file.resolveSibling(FILE + ".tmp");
        Files.deleteIfExists(fresh);
        write(fresh, ManifestLine.of(head));
        Safe.move(fresh, file);
    }

    /** Adds a part; returns once the line is on disk. */
    void add(ManifestEntry entry) throws IOException {
        write(file, ManifestLine.of(entry));
        entries.put(entry.part().index(), entry);
    }

    private static void write(Path file, String line) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            channel.position(endOfLastLine(channel));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.truncate(channel.position());
            channel.force(true);
        }
    }

    /** A torn last line is written over. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long at = channel.size(); at > 0; at--) {
            one.clear();
            channel.read(one, at - 1);
            if (one.get(0) == '\n') {
                return at;
            }
        }
        return 0;
    }

    /** The last line of a part. */
    Optional<ManifestEntry> entry(int part) {
        return Optional.ofNullable(entries.get(part));
    }
}
