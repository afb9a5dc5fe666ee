package io.keenframe.supir.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The golden cases at hand: the committed ones, and those of the folder that keenframe.golden names. */
public final class GoldenCases {
    private static final String PROPERTY = "keenframe.golden";

    private GoldenCases() {}

    /** Every case; fails if there is none, or if keenframe.golden names a folder without any. */
    public static Stream<GoldenCase> all() {
        Stream<Path> given = Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(folder -> !folder.isBlank())
                .map(folder -> given(Path.of(folder)))
                .orElse(Stream.empty());
        return Stream.concat(committed(), given).map(GoldenCase::open);
    }

    private static Stream<Path> committed() {
        URL resources = GoldenCases.class.getResource("/golden");
        try {
            return resources == null ? Stream.empty() : cases(Path.of(resources.toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> given(Path folder) {
        Stream<Path> found = isCase(folder) ? Stream.of(folder) : cases(folder);
        var list = found.toList();
        if (list.isEmpty()) {
            throw new IllegalArgumentException(PROPERTY + " is " + folder + ", which holds no golden cases");
        }
        return list.stream();
    }

    private static Stream<Path> cases(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(GoldenCases::isCase).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isCase(Path folder) {
        return Files.isRegularFile(folder.resolve("golden.json"));
    }
}
