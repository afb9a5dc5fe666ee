package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be restored is answered in one line that names it, and leaves nothing behind. */
class BadInputIT {
    private static final Path JOBS = Path.of(System.getenv("KEENFRAME_HOME"), "jobs");

    @TempDir
    private Path folder;

    private Path clip;

    @BeforeEach
    void draw() throws IOException {
        clip = folder.resolve("clip.mp4");
        new Demonstration(new Size(64, 48), 3).write(clip);
    }

    /** Runs restore, and checks that it failed as it should. */
    private void answers(int status, String says, Object... words) throws IOException {
        List<Path> before = all();
        Object[] command =
                Stream.concat(Stream.of("restore"), Arrays.stream(words)).toArray();
        Run run = Run.of(command);
        assertThat(run.err()).startsWith("keenframe: ").contains(says).hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(status);
        assertThat(all()).isEqualTo(before);
    }

    private List<Path> all() throws IOException {
        Files.createDirectories(JOBS);
        try (Stream<Path> here = Files.walk(folder);
                Stream<Path> jobs = Files.list(JOBS)) {
            return Stream.concat(here, jobs).sorted().toList();
        }
    }

    @Test
    void whereThereIsNoFile() throws IOException {
        answers(1, "none.mp4 does not exist", folder.resolve("none.mp4"));
    }

    @Test
    void whereItIsADirectory() throws IOException {
        answers(1, folder + " is a directory", folder);
    }

    @Test
    void whereItIsEmpty() throws IOException {
        answers(1, "empty.mp4 is empty", Files.createFile(folder.resolve("empty.mp4")));
    }

    @Test
    void whereItIsText() throws IOException {
        answers(1, "text.mp4", Files.writeString(folder.resolve("text.mp4"), "no film at all\n".repeat(100)));
    }

    @Test
    void whereItIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(clip);
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));
        answers(1, "cut.mp4", cut);
    }

    @Test
    void whereItIsSoundAlone() throws IOException {
        Path wav = Files.write(folder.resolve("sound.wav"), silence());
        answers(1, "sound.wav", wav);
    }

    /** A tenth of a second of silence as WAV. */
    private static byte[] silence() {
        java.nio.ByteBuffer wav = java.nio.ByteBuffer.allocate(44 + 1600).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + 1600);
        wav.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000);
        wav.putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(1600);
        return wav.array();
    }

    @Test
    void whereTheOutputExists() throws IOException {
        Path taken = Files.createFile(folder.resolve("clip.restored.mp4"));
        answers(1, "clip.restored.mp4 exists; give -y", clip);
        assertThat(taken).isEmptyFile();
    }

    @Test
    void whereTheOutputIsTheInput() throws IOException {
        answers(1, "is the input itself", clip, "-y", "-o", clip);
    }

    @Test
    void whereTheOutputHasNoFolder() throws IOException {
        answers(1, "does not exist; make it", clip, "-o", folder.resolve("none").resolve("out.mp4"));
    }

    @Test
    void whereTheOutputIsADirectory() throws IOException {
        answers(1, "is a directory", clip, "-o", Files.createDirectory(folder.resolve("dir.mp4")));
    }

    @Test
    void whereThereIsNoSuchBundle() throws IOException {
        answers(1, "there is no bundle supir-maxi", clip, "--model", "supir-maxi");
    }

    /** No machine has a card of that number. */
    @Test
    void whereThereIsNoSuchDevice() throws IOException {
        answers(1, "networks cannot run on cuda:999: ", clip, "--device", "cuda:999");
        answers(1, "networks cannot run on tensorrt:999: ", clip, "--device", "tensorrt:999");
    }

    @Test
    void whereTheSizeIsImpossible() throws IOException {
        answers(1, "clip.mp4: a source of 64x48 would become 0x0", clip, "--scale", "0.01");
    }

    @Test
    void whereNoBrokerAnswers() throws IOException {
        answers(1, "no Kafka broker answers at localhost:1", clip, "--kafka", "localhost:1", "--engine", "lanczos");
    }
}
