package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an archive gets, and what a later look at it finds. */
class ArchiveIT {
    @TempDir
    private static Path folder;

    private static Path clip = Path.of("");
    private static Path result = Path.of("");

    /** One film for all, restored by the simplest engine that changes it; whoever changes a file puts it back. */
    @BeforeAll
    static void archive() throws IOException {
        clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(64, 48), 6).write(clip);
        byte[] before = Files.readAllBytes(clip);
        result = folder.resolve("clip.restored.mkv");
        Run run = Run.of("restore", clip, "--archive", "--engine", "lanczos");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("recorded beside it: clip.restored.mkv.source.framemd5");
        assertThat(Files.readAllBytes(clip)).isEqualTo(before);
    }

    private static Path beside(String ending) {
        return beside(result, ending);
    }

    private static Path beside(Path film, String ending) {
        return film.resolveSibling(film.getFileName() + ending);
    }

    private static List<String> hashes(Path list) throws IOException {
        try (Stream<String> lines = Files.lines(list)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceAll(".*, ", ""))
                    .toList();
        }
    }

    /** Verifies, and expects what is wrong to be told so. */
    private void finds(String... bad) {
        Run run = Run.of("verify", result);
        List<String> told =
                run.out().lines().filter(line -> line.startsWith("BAD ")).toList();
        assertThat(told).as(run.out() + run.err()).hasSameSizeAs(bad);
        for (int i = 0; i < bad.length; i++) {
            assertThat(told.get(i)).contains(bad[i]);
        }
        assertThat(run.status()).isEqualTo(bad.length == 0 ? 0 : 1);
        assertThat(complaints(run)).hasSize(bad.length == 0 ? 0 : 1);
    }

    /** What it says at the end; a slow machine shows progress before. */
    private static List<String> complaints(Run run) {
        return run.err().lines().filter(line -> line.startsWith("keenframe: ")).toList();
    }

    @Test
    void keepsEverySampleAndSaysHowItWasMade() throws IOException {
        Path same = folder.resolve("same.mkv");
        Run run = Run.of("restore", clip, "--archive", "--engine", "identity", "-o", same);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(hashes(beside(same, ".framemd5"))).hasSize(12).isEqualTo(hashes(beside(same, ".source.framemd5")));
        assertThat(beside(same, ".xmp")).doesNotExist();
        assertThat(Files.readString(beside(same, ".json")))
                .contains("\"schema\":\"keenframe-archive/2\"", "\"engine\":\"identity\"")
                .contains("\"digitalSourceType\":null");
    }

    @Test
    void saysThatDetailIsGenerated() throws IOException {
        Path detailed = folder.resolve("detailed.mkv");
        Run run = Run.of("restore", clip, "--archive", "--steps", "2", "--seed", "9", "--to", "0.1", "-o", detailed);

        assertThat(run.status()).as(run.err()).isZero();
        String term = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia";
        assertThat(Files.readString(beside(detailed, ".xmp")))
                .contains("<Iptc4xmpExt:DigitalSourceType>" + term + "</Iptc4xmpExt:DigitalSourceType>");
        assertThat(Files.readString(beside(detailed, ".json")))
                .contains(term, "\"seed\":\"9\"", ".safetensors\",\"bytes\":");
        assertThat(hashes(beside(detailed, ".framemd5")))
                .hasSize(3)
                .doesNotContainAnyElementsOf(hashes(beside(detailed, ".source.framemd5")));
        assertThat(Run.of("verify", detailed).out()).doesNotContain("BAD").contains("at the same moments");
    }

    @Test
    void findsAByteThatTurned() throws IOException {
        byte[] bytes = Files.readAllBytes(result);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(result, bytes);

        Run run = Run.of("verify", result);
        bytes[bytes.length / 2] ^= 0x10;
        Files.write(result, bytes);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("BAD .*clip.restored.mkv: its SHA-256 is not the recorded one")
                .containsPattern("BAD .*: frame \\d+ is damaged, by the film's own checksums")
                .containsPattern("BAD .*: frame \\d+ at [0-9.]+ s: its pixels are not the recorded ones");
        assertThat(complaints(run)).hasSize(1);
    }

    @Test
    void findsWhatWasChangedBesideIt() throws IOException {
        Path sidecar = beside(".json");
        String record = Files.readString(sidecar);
        byte[] xmp = Files.readAllBytes(beside(".xmp"));

        Files.writeString(sidecar, record.replace("\"engine\":\"lanczos\"", "\"engine\":\"identity\""));
        finds("the record was changed after it was written");

        Files.writeString(sidecar, record.substring(0, record.length() / 2));
        assertThat(Run.of("verify", result).err()).contains("is damaged: it is no record of an archive");

        Files.writeString(sidecar, record);
        Files.writeString(beside(".xmp"), "none");
        finds(".xmp: its SHA-256 is not the recorded one");
        Files.write(beside(".xmp"), xmp);
    }

    @Test
    void findsAnotherSourceAndDoesWithoutOne() throws IOException {
        Path other = folder.resolve("other.mp4");
        new Demonstration(new Size(64, 48), 5).write(other);
        Path kept = Files.move(clip, folder.resolve("kept.mp4"));

        Files.copy(other, clip);
        Run run = Run.of("verify", result);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("BAD .*clip.mp4: its SHA-256 is not the recorded one")
                .containsPattern("BAD .*clip.mp4: it has 10 frames, and had 12");

        Files.delete(clip);
        assertThat(Run.of("verify", result).out())
                .containsPattern("--  .*clip.mp4: the source is not there")
                .doesNotContain("BAD");
        Files.move(kept, clip);
        finds();
    }

    @Test
    void tellsOfSoundAndTextBesideThePictures() throws IOException {
        Path film = Path.of(System.getProperty("keenframe.clips", "")).resolve("srt.mkv");
        assumeTrue(Files.exists(film), "needs srt.mkv in the folder that -Dkeenframe.clips names");
        Path kept = folder.resolve("kept.mkv");
        assertThat(Run.of("restore", film, "--archive", "--engine", "identity", "-o", kept)
                        .err())
                .contains("recorded beside it");
        assertThat(Run.of("verify", kept).out())
                .containsPattern(
                        "ok .*kept.mkv: stream 1 .audio ac3. has .*, a bit-exact copy of the source's stream 1")
                .containsPattern("ok .*kept.mkv: stream 2 .subtitle subrip, eng. has .*, a bit-exact copy of the")
                .containsPattern("ok .*srt.mkv: stream 2 .subtitle subrip, eng. has its recorded SHA-256");

        byte[] bytes = Files.readAllBytes(kept);
        for (int i = bytes.length - 2; i >= 0; i--) {
            if (bytes[i] == 0x0b && bytes[i + 1] == 0x77) { // where a packet of AC-3 begins
                bytes[i + 20] ^= 1;
                break;
            }
        }
        Files.write(kept, bytes);
        assertThat(Run.of("verify", kept).out())
                .containsPattern("BAD .*kept.mkv: stream 1 .audio ac3.: its packets are not the recorded ones")
                .containsPattern("ok .*kept.mkv: stream 2 ")
                .contains("all 30 frames have their recorded MD5 and moment");
    }

    @Test
    void whatIsRecordedIsNotDoneAgainAndAnotherWishIsNoneOfIt() throws IOException {
        byte[] before = Files.readAllBytes(result);

        Run again = Run.of("restore", clip, "--archive", "--engine", "lanczos");
        assertThat(again.status()).isZero();
        assertThat(again.err()).contains("is restored and recorded already").doesNotContain("wrote ");
        assertThat(Run.of("restore", clip, "--archive", "--engine", "identity").err())
                .contains("exists; give -y");

        Files.write(result, Arrays.copyOf(before, before.length - 1));
        assertThat(Run.of("restore", clip, "--archive", "--engine", "lanczos").err())
                .contains("exists; give -y");
        Files.write(result, before);
    }

    @Test
    void killedBehindTheFilmItGoesOnWithItsRecord() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        Path film = folder.toRealPath().resolve("killed.mkv");
        Object[] command = {"restore", clip, "--archive", "--engine", "lanczos", "-o", film, "--json"};

        assertThat(killedAt("\"work\":\"hashing the bytes\",\"file\":\"" + film + "\"", home, command))
                .contains("\"finished\"", "\"work\":\"hashing the frames\",\"file\":\"" + clip.toRealPath());
        Object first = Files.readAttributes(film, BasicFileAttributes.class).fileKey();
        assertThat(hashes(beside(film, ".framemd5"))).hasSize(12);
        assertThat(beside(film, ".json")).doesNotExist();

        assertThat(killedAt("\"archived\"", home, command))
                .contains("\"framesBefore\":12")
                .doesNotContain("\"part\"");
        assertThat(beside(film, ".json")).exists();
        try (Child last = Child.start(home, command)) {
            assertThat(last.await(line -> line.contains("\"remark\""))).contains("is restored and recorded already");
            assertThat(last.status()).isZero();
        }
        assertThat(Files.readAttributes(film, BasicFileAttributes.class).fileKey())
                .isEqualTo(first);
        assertThat(Run.of("verify", film).out()).doesNotContain("BAD");
        assertThat(home.resolve("jobs")).isEmptyDirectory();
        assertThat(folder).isDirectoryNotContaining("glob:**{.partial,.keenframe-*}");
    }

    /** What a run said before it was killed. */
    private static String killedAt(String event, Path home, Object... command)
            throws IOException, InterruptedException {
        try (Child child = Child.start(
                KilledAt.class,
                home,
                Stream.concat(Stream.of(event), Stream.of(command)).toArray())) {
            child.awaitLines(Integer.MAX_VALUE);
            assertThat(child.status()).as(child.said()).isEqualTo(137);
            return child.said();
        }
    }

    @Test
    void refusesWhatIsNoArchive() throws IOException {
        assertThat(Run.of("restore", clip, "--archive", "-o", folder.resolve("a.mp4"))
                        .err())
                .contains("--archive writes Matroska");
        assertThat(Run.of("restore", clip, "--archive", "--codec", "hevc").err())
                .contains("--archive writes ffv1");
        assertThat(Run.of("verify", clip).err()).contains("only what 'keenframe restore --archive' made");
        Path other = folder.resolve("taken.mkv");
        Files.createFile(beside(other, ".framemd5"));
        assertThat(Run.of("restore", clip, "--archive", "-o", other).err()).contains(".framemd5 exists; give -y");
    }
}
