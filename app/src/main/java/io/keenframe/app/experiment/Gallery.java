package io.keenframe.app.experiment;

import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.ingest.plan.Sharpness;
import io.keenframe.media.read.StillImages;
import io.keenframe.restorer.pixel.PlaneScaler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** A few pictures of every clip by every method: of the frame that is least sharp, the sharpest, and one between. */
final class Gallery {
    private final List<Picture> pictures = new ArrayList<>();
    private final Map<String, Size> sizes = new HashMap<>();

    /**
     * A picture.
     *
     * @param clip the clip's name
     * @param method the method's, or {@code truth}
     * @param frame the frame's number
     * @param png a data URI
     */
    record Picture(String clip, String method, int frame, String png) {}

    /** Takes a method's frames; none where there are none. */
    void add(Material material, String method, List<Frame> frames) throws IOException {
        for (int place : frames.isEmpty() ? List.<Integer>of() : places(material.frames())) {
            Frame frame = frames.get(Math.min(place, frames.size() - 1));
            Size size = sizes.computeIfAbsent(material.name(), name -> frame.size());
            pictures.add(new Picture(material.name(), method, place, png(PlaneScaler.scale(frame, size))));
        }
    }

    List<Picture> pictures() {
        return List.copyOf(pictures);
    }

    private static Iterable<Integer> places(List<Frame> input) {
        double[] scores = input.stream().mapToDouble(Sharpness::of).toArray();
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .toList();
        int last = order.size() - 1;
        return new TreeSet<>(List.of(order.get(0), order.get(last / 2), order.get(last)));
    }

    private static String png(Frame frame) throws IOException {
        Path file = Files.createTempFile("keenframe", ".png");
        try {
            StillImages.writePng(frame, file);
            return "data:image/png;base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
