package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.contract.Carried;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.Rational;
import io.keenframe.media.join.JoinReport;
import io.keenframe.media.join.StreamHash;
import io.keenframe.media.join.StreamHashes;
import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What films' streams hold, against what was put into them, and against FFmpeg's own program. */
class StreamHashesIT {
    @TempDir
    private Path scratch;

    private Path film = Path.of("");

    @BeforeEach
    void write() {
        film = RichFilm.write(scratch.resolve("film.mkv"));
    }

    private static List<StreamHash> read(Path film) {
        return StreamHashes.read(film, SourceLimits.defaults(), null, bytes -> {});
    }

    private static StreamHash read(Path film, int stream) {
        return read(film).stream()
                .filter(hash -> hash.index() == stream)
                .findFirst()
                .orElseThrow();
    }

    private static String sha256(String... packets) throws NoSuchAlgorithmException {
        byte[] all = String.join("", packets).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
    }

    @Test
    void areThoseOfWhatWasPutIn() throws NoSuchAlgorithmException {
        List<StreamHash> hashes = read(film);

        assertThat(hashes).extracting(StreamHash::index).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        String text = sha256("Good <i>morning</i>", "Good night");
        assertThat(hashes.get(1)).isEqualTo(new StreamHash(2, "subtitle", "subrip", "eng", 2, 29, text, null));
        assertThat(hashes.get(6)).isEqualTo(new StreamHash(7, "attachment", "ttf", "", 0, 6, sha256("a font"), null));
        assertThat(hashes.get(0).bytes()).isEqualTo(20 * 6400);
    }

    @Test
    void ofAStretchAreThoseOfItsPackets() throws NoSuchAlgorithmException {
        Carried.Stretch late = new Carried.Stretch(1000, 2000, new Rational(1, 1000));
        List<StreamHash> hashes = StreamHashes.read(film, SourceLimits.defaults(), late, bytes -> {});

        assertThat(hashes.get(1).sha256()).isEqualTo(sha256("Good night"));
        assertThat(hashes.get(0).packets()).isEqualTo(11);
    }

    @Test
    void areTheSameInAJoinedFilmAndItSaysWhichAreWhich() {
        Path whole = scratch.resolve("whole.mkv");
        JoinReport report = join(film, whole, TimeRange.all());
        assertThat(report.carried().stretch()).isNull();
        assertThat(report.carried().streams()).hasSize(8).noneMatch(Carried.Track::converted);
        requireSame(film, whole, report);

        Path part = scratch.resolve("part.mkv");
        JoinReport stretch = join(film, part, new TimeRange(Duration.ofMillis(500), Duration.ofMillis(1500)));
        assertThat(stretch.carried().stretch()).isNotNull();
        assertThat(read(part, 1).packets()).isEqualTo(10);
        requireSame(film, part, stretch);
    }

    private JoinReport join(Path source, Path output, TimeRange range) {
        ReadOptions options = ReadOptions.defaults().withThreads(1).withRange(range);
        return Restoration.run(source, output, scratch, new Encoding(Codec.H264, null, true), options, 50);
    }

    private static void requireSame(Path source, Path result, JoinReport report) {
        List<StreamHash> before = StreamHashes.read(
                source, SourceLimits.defaults(), report.carried().stretch(), bytes -> {});
        for (StreamHash hash : before) {
            Carried.Track track = report.carried().streams().stream()
                    .filter(each -> each.source() == hash.index())
                    .findFirst()
                    .orElseThrow();
            assertThat(hash.isSameAs(read(result, track.result())))
                    .as(hash.toString())
                    .isTrue();
        }
    }

    @Test
    void whatIsConvertedOrLeftOutIsSaid() {
        JoinReport report = join(film, scratch.resolve("result.mp4"), TimeRange.all());
        assertThat(report.carried().streams())
                .contains(new Carried.Track(1, 1, false), new Carried.Track(2, 2, true))
                .noneMatch(track -> track.source() == 5 || track.source() == 7);
    }

    @Test
    void headersOfBroadcastsAreNoDifference() throws IOException {
        Path broadcast = MixedFilms.broadcast(scratch);
        Path result = scratch.resolve("result.mkv");
        JoinReport report = join(broadcast, result, TimeRange.all());

        StreamHash before = read(broadcast, 1);
        StreamHash after = read(result, 1);
        assertThat(before.sha256()).isNotEqualTo(after.sha256());
        assertThat(before.unwrapped()).isEqualTo(after.sha256());
        assertThat(after.unwrapped()).isNull();
        requireSame(broadcast, result, report);
    }

    @Test
    void areThoseOfFfmpeg() throws IOException, InterruptedException {
        assertThat(ofFfmpeg(film, "-map", "0:a", "-map", "0:s"))
                .containsExactlyElementsOf(read(film).subList(0, 6).stream()
                        .map(StreamHash::sha256)
                        .toList());
        Path broadcast = MixedFilms.broadcast(scratch);
        assertThat(ofFfmpeg(broadcast, "-map", "0:a"))
                .containsExactly(read(broadcast, 1).sha256());
        assertThat(ofFfmpeg(broadcast, "-map", "0:a", "-bsf:a", "aac_adtstoasc"))
                .containsExactly(read(broadcast, 1).unwrapped());
    }

    /** Where the libraries that only the program needs are unpacked, beside it. */
    private static String libraries(String program) throws IOException {
        String folder = program.substring(0, program.lastIndexOf('/'));
        Loader.cacheResources(
                org.bytedeco.ffmpeg.ffmpeg.class,
                "/org/bytedeco/ffmpeg" + folder.substring(folder.lastIndexOf('/')) + "/");
        return folder;
    }

    /** The hashes that FFmpeg's program prints of the streams that it is told to copy. */
    private List<String> ofFfmpeg(Path of, String... options) throws IOException, InterruptedException {
        String program = Loader.load(org.bytedeco.ffmpeg.ffmpeg.class);
        Path out = scratch.resolve("hashes");
        List<String> words = new ArrayList<>(List.of(program, "-y", "-loglevel", "error", "-i", of.toString()));
        words.addAll(Arrays.asList(options));
        words.addAll(List.of("-c", "copy", "-f", "streamhash", "-hash", "sha256", out.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", libraries(program));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assumeTrue(!said.contains("shared libraries"), "FFmpeg's program does not start here: " + said);
        assertThat(process.exitValue()).as(said).isZero();
        return Files.readAllLines(out).stream()
                .map(line -> line.replaceAll(".*=", "").toLowerCase(Locale.ROOT))
                .toList();
    }
}
