package io.keenframe.media.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.MediaException;
import io.keenframe.media.MixedFilms;
import io.keenframe.media.SourceLimits;
import io.keenframe.media.read.FrameSource;
import io.keenframe.media.read.ReadOptions;
import io.keenframe.media.write.PartSettings;
import io.keenframe.media.write.PartWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files in great number, through all that is done with a source: read to its end, and joined with its restored
 * frames.
 *
 * <p>{@code -Dkeenframe.mutations=N} makes it N files, {@code -Dkeenframe.seed=N} others; a failure names its seed.
 */
class MutationIT {
    private static final int FILES = Integer.getInteger("keenframe.mutations", 600);
    private static final long SEED = Long.getLong("keenframe.seed", 1);
    private static final SourceLimits LIMITS =
            SourceLimits.defaults().withMemory(1 << 30).withPatience(Duration.ofSeconds(30));
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(2);

    /** A film that a little damage makes endless is as good as one of so many frames. */
    private static final int ENOUGH = 400;

    @TempDir
    private Path folder;

    private final Map<String, Integer> ends = new TreeMap<>();

    @Test
    void everyFileEndsInAResultOrAClearError() throws Exception {
        List<MixedFilms.Film> films = MixedFilms.all(folder);
        assertThat(films).hasSizeGreaterThan(15);
        try (Quarantine quarantine = new Quarantine(LIMITS)) {
            for (MixedFilms.Film film : films) {
                assertThat(end(quarantine, film.bytes()))
                        .as(film.name() + " as it is")
                        .isEqualTo("result");
            }
            ends.clear();
            for (int i = 0; i < FILES; i++) {
                MixedFilms.Film film = films.get(i % films.size());
                Random chance = new Random(SEED * 1_000_003 + i);
                Mutation mutation = MUTATIONS.get(chance.nextInt(MUTATIONS.size()));
                byte[] other = films.get(chance.nextInt(films.size())).bytes();
                String end = end(quarantine, mutation.of(film.bytes(), other, chance));
                assertThat(end)
                        .as("%s, %s, file %d of seed %d", film.name(), mutation, i, SEED)
                        .doesNotContain("\n");
            }
        }
        System.out.println(FILES + " damaged files of " + films.size() + " kinds, seed " + SEED + ": " + ends);
        assertThat(ends).containsKey("result");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("result.mkv.partial")
                    .noneMatch(file -> file.startsWith("core") || file.startsWith("hs_err"));
        }
    }

    /** What became of a file: {@code result}, or an error's line. */
    private String end(Quarantine quarantine, byte[] bytes) throws IOException, InterruptedException {
        // One name for all, so that one process reads them as long as it lives.
        Path source = Files.write(folder.resolve("mutant"), bytes);
        Path result = folder.resolve("result.mkv");
        Path part = folder.resolve("part.nut");
        String end;
        try {
            restore(quarantine, source, part, result);
            assertThat(result).exists();
            end = "result";
        } catch (MediaException e) {
            end = String.valueOf(e.getMessage());
            assertThat(result).doesNotExist();
        }
        Files.deleteIfExists(result);
        Files.deleteIfExists(part);
        ends.merge(end.replaceAll("mutant|[0-9]+.*", ""), 1, Integer::sum);
        return end;
    }

    private void restore(Quarantine quarantine, Path source, Path part, Path result) throws InterruptedException {
        try (FrameSource film = quarantine.open(source, OPTIONS)) {
            PartSettings settings = PartSettings.of(
                    film.info(),
                    new Encoding(Codec.FFV1, null, true),
                    film.info().size());
            try (PartWriter writer = PartWriter.open(part, settings)) {
                Frame frame = film.read();
                for (int i = 0; frame != null && i < ENOUGH; i++) {
                    writer.write(frame);
                    frame = film.read();
                }
                writer.finish();
            }
        }
        quarantine.join(source, List.of(part), result, TimeRange.all());
    }
}
