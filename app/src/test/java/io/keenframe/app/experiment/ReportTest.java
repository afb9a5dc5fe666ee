package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Fidelity WHOLE = new Fidelity(30.5, 0.9, 0.4);
    private static final Figures FIGURES = new Figures(
            new Shift(0, 1),
            WHOLE,
            new Fidelity(25, 0.75, 0.25),
            null,
            2.5,
            Double.NaN,
            new TreeMap<>(Map.of("lpips", 0.2)),
            List.of(WHOLE, WHOLE));

    @TempDir
    private Path folder;

    @Test
    void thePageHoldsAllItsDataAndNeedsNothingElse() throws IOException {
        // Given a method whose name would end the script
        Result result = Result.given("clip", "</script>", FIGURES);
        // When
        Path page = new Report(
                        List.of(result), List.of(new Gallery.Picture("clip", "truth", 3, "data:image/png;base64,AA==")))
                .write(folder);
        // Then
        String text = Files.readString(page);
        assertThat(text).doesNotContain("http://", "https://", "\"DATA\"").containsOnlyOnce("</script>");
        JsonNode data = new JsonMapper()
                .readTree(text.lines()
                        .filter(line -> line.startsWith("const data = "))
                        .findFirst()
                        .orElseThrow()
                        .replaceAll("^const data = |;$", ""));
        assertThat(data.at("/results/0/method").asText()).isEqualTo("</script>");
        assertThat(data.at("/results/0/figures/whole/ssim").asDouble()).isEqualTo(0.9);
        assertThat(data.at("/pictures/0/frame").asInt()).isEqualTo(3);
        assertThat(Files.readAllLines(folder.resolve("results.csv")))
                .element(1)
                .isEqualTo(
                        "clip,\"</script>\",30.50000,0.90000,0.40000,25.00000,0.75000,0.25000,,,,2.50000,,,,0,1,lpips=0.20000");
    }
}
