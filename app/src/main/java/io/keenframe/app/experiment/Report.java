package io.keenframe.app.experiment;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's results as a page that needs nothing beside it, and as JSON and CSV for other programs.
 *
 * @param results every clip by every method
 * @param pictures pictures of them
 */
record Report(List<Result> results, List<Gallery.Picture> pictures) {
    private static final String HERE = "\"DATA\"";
    private static final JsonMapper JSON = new JsonMapper();

    /** Writes report.html, results.json and results.csv into a folder; the page's path. */
    Path write(Path folder) throws IOException {
        Files.write(
                folder.resolve("results.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(results));
        Files.write(folder.resolve("results.csv"), csv());
        Path page = folder.resolve("report.html");
        Files.writeString(page, page());
        return page;
    }

    private String page() throws IOException {
        // A text that ends the script would end it inside of a string as well.
        String data = JSON.writeValueAsString(Map.of("results", results, "pictures", pictures))
                .replace("</", "<\\/");
        try (InputStream template = Objects.requireNonNull(Report.class.getResourceAsStream("report.html"))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8).replace(HERE, data);
        }
    }

    private List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("clip,method,psnr,ssim,vif,blurred_psnr,blurred_ssim,blurred_vif,"
                + "beside_cuts_psnr,beside_cuts_ssim,beside_cuts_vif,temporal_error,sticking,seconds_per_frame,diffused,shift_down,shift_right,"
                + "networks");
        for (Result result : results) {
            Figures f = result.figures();
            lines.add(String.join(
                    ",",
                    result.clip(),
                    '"' + result.method() + '"',
                    fidelity(f == null ? null : f.whole()),
                    fidelity(f == null ? null : f.blurred()),
                    fidelity(f == null ? null : f.besideCuts()),
                    number(f == null ? null : f.flicker()),
                    number(f == null ? null : f.sticking()),
                    number(result.secondsPerFrame()),
                    number(result.diffused()),
                    f == null ? "" : Integer.toString(f.shift().down()),
                    f == null ? "" : Integer.toString(f.shift().right()),
                    f == null ? "" : networks(f)));
        }
        return lines;
    }

    /** Such as {@code lpips=0.21000 dists=0.11000}. */
    private static String networks(Figures figures) {
        return figures.networks().entrySet().stream()
                .map(metric -> metric.getKey() + "=" + number(metric.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String fidelity(@Nullable Fidelity f) {
        return f == null ? ",," : number(f.psnr()) + ',' + number(f.ssim()) + ',' + number(f.vif());
    }

    private static String number(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? "" : String.format(Locale.ROOT, "%.5f", value);
    }
}
