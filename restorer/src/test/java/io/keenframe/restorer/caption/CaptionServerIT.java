package io.keenframe.restorer.caption;

import static io.keenframe.restorer.caption.MoodyServer.answers;
import static io.keenframe.restorer.caption.MoodyServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.restorer.caption.MoodyServer.Mood;
import io.keenframe.supir.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CaptionServerIT {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final byte[] PNG = PngPicture.of(new Tensor(new float[] {-1, 1, 0, 2, -3, 0.5f}, 1, 3, 1, 2));

    private final List<Duration> pauses = new ArrayList<>();
    private final AtomicLong now = new AtomicLong();

    private CaptionServer server(MoodyServer moody, Duration timeout) {
        CaptionSource source = new CaptionSource(CaptionSource.endpoint(moody.address()), Optional.of("eye"), timeout);
        return new CaptionServer(source, Optional.of("secret"), now::get, pauses::add);
    }

    private CaptionServer server(MoodyServer moody) {
        return server(moody, CaptionSource.TIMEOUT);
    }

    @Test
    void asksUpstreamsQuestionOnThePicture() throws Exception {
        try (MoodyServer moody = new MoodyServer(says("A cat\n on a \u001b[31mmat. "))) {
            assertThat(server(moody).caption(PNG)).isEqualTo("A cat on a [31mmat.");

            Map<?, ?> question = moody.questions().get(0);
            assertThat(question.get("model")).isEqualTo("eye");
            assertThat(question.get("temperature")).isEqualTo(0.2);
            assertThat(question.toString()).contains("Describe this image and its style in a very detailed manner.");
            BufferedImage seen = picture(question);
            assertThat(seen.getRGB(0, 0) & 0xffffff).isEqualTo(0x008000);
            assertThat(seen.getRGB(1, 0) & 0xffffff).isEqualTo(0xffffbf);
            assertThat(moody.keys()).containsExactly("Bearer secret");
        }
    }

    private static BufferedImage picture(Map<?, ?> question) throws IOException {
        String text = question.toString();
        String base64 = text.substring(text.indexOf("base64,") + 7).replaceAll("[^A-Za-z0-9+/=].*", "");
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }

    @Test
    void asksOnceMoreWhereTheServerStumbles() throws Exception {
        List<Mood> stumbles = List.of(
                answers(500, "{\"error\":{\"message\":\"out of memory\"}}"),
                answers(503, ""),
                answers(429, "slow down"),
                answers(200, "<html>hello</html>"),
                answers(200, "{\"choices\":[]}"),
                answers(200, ""),
                MoodyServer.breaksOff(),
                MoodyServer.rambles());
        for (Mood stumble : stumbles) {
            try (MoodyServer moody = new MoodyServer(says("a barn"), stumble)) {
                assertThat(server(moody).caption(PNG)).isEqualTo("a barn");
                assertThat(moody.questions()).hasSize(2);
            }
        }
        assertThat(pauses).hasSize(stumbles.size()).containsOnly(Duration.ofSeconds(1));
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        for (Mood slow : List.of(MoodyServer.sleeps(), MoodyServer.hangs())) {
            try (MoodyServer moody = new MoodyServer(slow)) {
                assertThatThrownBy(() -> server(moody, SOON).caption(PNG))
                        .isInstanceOf(CaptionException.class)
                        .hasMessage(moody.address() + " did not answer within 0.3 s");
                assertThat(moody.questions()).hasSize(2);
            }
        }
    }

    @Test
    void saysWhyThereIsNone() throws Exception {
        assertNone(answers(200, "<html>"), " answered with what is no caption");
        assertNone(
                answers(200, "{\"choices\":[{\"message\":{\"content\":\" \"}}]}"), " answered with what is no caption");
        assertNone(answers(500, ""), " answered with status 500");
        assertNone(MoodyServer.rambles(), " broke off: the answer is longer than 1048576 bytes");
    }

    private void assertNone(Mood mood, String reason) throws IOException {
        try (MoodyServer moody = new MoodyServer(mood)) {
            assertThatThrownBy(() -> server(moody).caption(PNG))
                    .isInstanceOf(CaptionException.class)
                    .hasMessage(moody.address() + reason);
        }
    }

    @Test
    void doesNotAskAgainWhatWasRefused() throws Exception {
        try (MoodyServer moody = new MoodyServer(answers(400, "{\"error\":\"model\\nis required\"}"))) {
            assertThatThrownBy(() -> server(moody).caption(PNG))
                    .hasMessage(moody.address() + " answered with status 400: model is required");
            assertThat(moody.questions()).hasSize(1);
        }
    }

    @Test
    void saysWhereNobodyListens() throws Exception {
        MoodyServer gone = new MoodyServer(says("a barn"));
        gone.close();
        assertThatThrownBy(() -> server(gone).caption(PNG)).hasMessage(gone.address() + " cannot be reached");
    }

    @Test
    void leavesAServerAloneThatFailsAgainAndAgain() throws Exception {
        Mood down = answers(403, "");
        try (MoodyServer moody = new MoodyServer(says("a barn"), down, down, down)) {
            CaptionServer server = server(moody);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> server.caption(PNG)).hasMessageContaining("403");
            }
            assertThatThrownBy(() -> server.caption(PNG)).hasMessageContaining("failed 3 times in a row");
            assertThat(moody.questions()).hasSize(3);

            now.addAndGet(Duration.ofMinutes(11).toNanos());
            assertThat(server.caption(PNG)).isEqualTo("a barn");
        }
    }
}
