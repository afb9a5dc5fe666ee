package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.media.read.StillImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Captions from a server to pixels, with the shipped model and a film of two shots. */
class CaptionsIT {
    @TempDir
    private Path folder;

    private SeeingServer server;
    private Path clip;

    @BeforeEach
    void open() throws IOException {
        server = new SeeingServer();
        clip = folder.resolve("clip.mp4");
        List<Frame> frames = new Demonstration(new Size(64, 48), 12)
                .clean().stream().map(CaptionsIT::lit).toList();
        Clip.write(frames, 23, false, clip);
    }

    /** Twelve frames in the dark, and then twelve in glaring light: a cut that nobody misses. */
    private static Frame lit(Frame frame) {
        List<Plane> planes = new ArrayList<>(frame.planes());
        byte[] samples = planes.get(0).samples().clone();
        for (int i = 0; i < samples.length; i++) {
            int part = (samples[i] & 0xff) * 2 / 5;
            samples[i] = (byte) (frame.index() < 12 ? part : 240 - part);
        }
        planes.set(0, new Plane(frame.size().width(), frame.size().height(), samples));
        return frame.withPicture(frame.size(), planes);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Object[] command(Path result, Object... more) {
        return Stream.concat(
                        Stream.of("restore", clip, "-o", result, "--codec", "ffv1", "--seed", "9"), Stream.of(more))
                .toArray();
    }

    private List<Frame> restored(String name, Object... more) {
        Path result = folder.resolve(name);
        Run run = Run.of(command(result, more));
        assertThat(run.status()).as(run.err()).isZero();
        return Clip.read(result);
    }

    @Test
    void areAskedOnceAShotAndAreTheSameForAllWorkers() {
        List<Frame> one = restored("one.mkv", "--captions", server.address());
        assertThat(server.pictures()).hasSize(2).doesNotHaveDuplicates();

        List<Frame> two = restored("two.mkv", "--captions", server.address(), "--workers", "2");
        assertThat(server.pictures()).hasSize(4);
        assertThat(server.pictures().subList(2, 4))
                .containsExactlyInAnyOrderElementsOf(server.pictures().subList(0, 2));

        assertThat(one).hasSize(24).isEqualTo(two).isNotEqualTo(restored("none.mkv"));
    }

    @Test
    void areDoneWithoutWhereTheServerFails() {
        // Given
        server.status = 500;
        // When
        Path result = folder.resolve("result.mkv");
        Run run = Run.of(command(result, "--captions", server.address()));
        Run told = Run.of(command(folder.resolve("told.mkv"), "--captions", server.address(), "--json"));
        // Then
        String why = "no caption: " + server.address() + " answered with status 500";
        assertThat(run.status()).isZero();
        assertThat(run.err()).containsOnlyOnce("shot 0: " + why).contains("2 of 2 shots: " + why);
        assertThat(told.out())
                .contains("{\"event\":\"shot\"")
                .contains("\"shot\":1,\"remarks\":[\"" + why + "\"]}")
                .contains("\"remarks\":[\"2 of 2 shots: " + why + "\"]");
        assertThat(Clip.read(result)).isEqualTo(restored("none.mkv"));
    }

    @Test
    void areNotAskedAgainByWhoGoesOn() throws IOException, InterruptedException {
        // Given: who asks of the second shot is kept waiting.
        server.willing = 1;
        Path home = folder.resolve("home");
        Path result = folder.resolve("result.mkv");
        Object[] command = command(result, "--captions", server.address(), "--json");
        // When
        try (Child killed = Child.start(home, command)) {
            assertThat(killed.await(line -> line.contains("\"event\":\"shot\"")))
                    .contains("\"shot\":0,\"caption\":\"a scene numbered ");
            killed.signal("KILL");
            killed.status();
        }
        int asked = server.pictures().size();
        server.willing = Integer.MAX_VALUE;
        try (Child last = Child.start(home, command)) {
            assertThat(last.await(line -> line.contains("\"finished\""))).contains("\"remarks\":[]");
            assertThat(last.status()).isZero();
        }
        // Then
        String first = server.pictures().get(0);
        assertThat(server.pictures()).hasSize(asked + 1);
        assertThat(server.pictures().subList(1, asked + 1)).doesNotContain(first);
        assertThat(Clip.read(result)).isEqualTo(restored("undisturbed.mkv", "--captions", server.address()));
    }

    @Test
    void areAskedOfAPicture() {
        // Given
        Path png = folder.resolve("frame.png");
        StillImages.writePng(Clip.read(clip).get(0), png);
        // When
        Run run = Run.of("image", png, "-o", folder.resolve("a.png"), "--captions", server.address());
        server.status = 404;
        Run without = Run.of("image", png, "-o", folder.resolve("b.png"), "--captions", server.address());
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("caption: a scene numbered ", "wrote ");
        assertThat(without.status()).as(without.err()).isZero();
        assertThat(without.err()).contains("no caption: " + server.address() + " answered with status 404", "wrote ");
        assertThat(StillImages.read(folder.resolve("a.png"))).isNotEqualTo(StillImages.read(folder.resolve("b.png")));
    }

    @Test
    void guidanceIsLoweredTheSameForAllWorkers() {
        Object[] one = {"--negative", "auto", "--cfg", "3", "--json"};
        Run run = Run.of(command(folder.resolve("one.mkv"), one));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("\"shot\":0,\"hold\":\"[01]\\.\\d\\d\"");
        assertThat(Clip.read(folder.resolve("one.mkv")))
                .isEqualTo(restored("two.mkv", "--negative", "auto", "--cfg", "3", "--workers", "2"));
    }
}
