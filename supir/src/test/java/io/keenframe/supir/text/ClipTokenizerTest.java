package io.keenframe.supir.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClipTokenizerTest {
    private static final String POSITIVE =
            "Cinematic, High Contrast, highly detailed, taken using a Canon EOS R camera,"
                    + " hyper detailed photo - realistic maximum detail, 32k, Color Grading, ultra HD, extreme meticulous"
                    + " detailing, skin pore detailing, hyper sharpness, perfect without deformations.";
    private static final String NEGATIVE = "painting, oil painting, illustration, drawing, art, sketch, oil painting,"
            + " cartoon, CG Style, 3D render, unreal engine, blurring, dirty, messy, worst quality, low quality,"
            + " frames, watermark, signature, jpeg artifacts, deformed, lowres, over-smooth";
    private static final String POSITIVE_IDS =
            "25602 267 1400 18501 267 5302 12609 267 2807 1996 320 9310 17805 337 3934"
                    + " 267 22146 12609 1125 268 16157 13162 7657 267 274 273 330 267 3140 19016 267 8118 4414 267 8331 613 890"
                    + " 4281 23163 267 3575 28267 23163 267 22146 17126 1294 267 1878 2193 561 37715 269";
    private static final String NEGATIVE_IDS = "3086 267 2870 3086 267 6052 267 3610 267 794 267 5269 267 2870 3086 267"
            + " 7651 267 14740 1844 267 274 323 13024 267 15636 5857 267 12102 2540 267 7615 267 15987 267 5719 3027 267"
            + " 1042 3027 267 15479 267 2505 2110 267 9189 267 73 11207 30249 267 561 6528 267 1049 934 267 962 268 8990";

    @Test
    void knowsThePublishedPrompts() throws IOException {
        Tokenizer tokenizer = ClipTokenizer.read(merges());

        assertThat(content(tokenizer.encode(POSITIVE, 77))).isEqualTo(ids(POSITIVE_IDS));
        assertThat(content(tokenizer.encode(NEGATIVE, 77))).isEqualTo(ids(NEGATIVE_IDS));
    }

    @Test
    void padsEachTowerItsOwnWayAndKeepsTheEnd() throws IOException {
        Tokenizer tokenizer = ClipTokenizer.read(merges());

        TokenIds brief = tokenizer.encode("a", 77);
        assertThat(brief.l()).startsWith(49406, 320, 49407, 49407).hasSize(77);
        assertThat(brief.g()).startsWith(49406, 320, 49407, 0).hasSize(77);
        TokenIds lengthy = tokenizer.encode("a ".repeat(100), 77);
        assertThat(lengthy.l()).startsWith(49406, 320).endsWith(320, 49407).isEqualTo(lengthy.g());
        assertThat(tokenizer.vocabulary()).isEqualTo(49408);
    }

    @Test
    void readsTokenizerJsonWithTheSameMerges(@TempDir Path folder) throws IOException {
        List<String> merges = MergesFile.read(merges());
        Path json = folder.resolve("tokenizer.json");
        Path pairs = folder.resolve("pairs.json");
        List<String[]> split = merges.stream().map(pair -> pair.split(" ", -1)).toList();
        new ObjectMapper().writeValue(json.toFile(), Map.of("model", Map.of("merges", merges)));
        new ObjectMapper().writeValue(pairs.toFile(), Map.of("model", Map.of("merges", split)));

        assertThat(MergesFile.read(json)).isEqualTo(merges);
        assertThat(MergesFile.read(pairs)).isEqualTo(merges);
    }

    @Test
    void namesAFileThatIsNoMergesOfClip(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("merges.txt"), "#version: 0.2\na b\n");

        assertThatThrownBy(() -> ClipTokenizer.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("merges.txt holds 1 byte-pair merges where CLIP has 48894");
    }

    private static Path merges() {
        String folder = System.getProperty("keenframe.clip", "");
        assumeThat(folder)
                .as("-Dkeenframe.clip=FOLDER names a folder with bpe_simple_vocab_16e6.txt.gz")
                .isNotBlank();
        return Path.of(folder, "bpe_simple_vocab_16e6.txt.gz");
    }

    private static long[] content(TokenIds ids) {
        return Arrays.stream(ids.l()).filter(id -> id < 49406).toArray();
    }

    private static long[] ids(String line) {
        return Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    }
}
