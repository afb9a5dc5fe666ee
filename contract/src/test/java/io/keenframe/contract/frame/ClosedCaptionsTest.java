package io.keenframe.contract.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedCaptionsTest {
    /** One pair of each field, and two triples of a packet. */
    private static final String FRAME = "fc9420 fd8080 ff0102 fe0304";

    private static ClosedCaptions captions(String hex) {
        return new ClosedCaptions(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    @Test
    void aFieldsPictureHasItsPairAndHalfOfThePackets() {
        assertThat(captions(FRAME).byField()).containsExactly(captions("fc9420 ff0102"), captions("fd8080 fe0304"));
        assertThat(captions("fc9420 ff0102").byField()).containsExactly(captions("fc9420"), captions("ff0102"));
        assertThat(ClosedCaptions.none().byField()).containsExactly(ClosedCaptions.none(), ClosedCaptions.none());
    }

    @Test
    void fivePicturesCaptionsFitIntoFour() {
        List<ClosedCaptions> five = List.of(
                captions(FRAME),
                captions("fc1111 fa0000"),
                captions("fc2222 fd3333"),
                ClosedCaptions.none(),
                captions("fc4444 fa0000"));

        List<ClosedCaptions> four = ClosedCaptions.spread(five, 4);

        assertThat(four)
                .containsExactly(
                        captions("fc9420 fd8080"),
                        captions("ff0102 fe0304"),
                        captions("fc1111 fc2222"),
                        captions("fd3333 fc4444"));
    }

    @Test
    void moreThanAPictureHoldsIsPaddingFirst() {
        ClosedCaptions cut = ClosedCaptions.of(HexFormat.of().parseHex("fa0000".repeat(20) + "fc1111".repeat(20)));

        assertThat(cut).isEqualTo(captions("fc1111".repeat(20)));
        assertThat(ClosedCaptions.of(HexFormat.of().parseHex("fc1111".repeat(40) + "ff")))
                .isEqualTo(captions("fc1111".repeat(31)));
        assertThatThrownBy(() -> captions("fc11")).hasMessageContaining("2 bytes are not up to 31 triples");
    }
}
