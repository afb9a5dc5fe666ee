package io.keenframe.supir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The bundles at hand: the folders with a manifest inside some places.
 *
 * @param places folders of bundles; those that do not exist are passed over, and of two bundles of one name the earlier
 *     place's counts
 */
public record Bundles(List<Path> places) {
    public Bundles {
        places = List.copyOf(places);
    }

    /**
     * The bundle of that name, or the bundle in the folder of that path.
     *
     * @throws IOException if there is none, naming where was looked and what there is; or if it is unsound
     */
    public Bundle find(String name) throws IOException {
        if (Files.isRegularFile(Path.of(name, Bundle.MANIFEST))) {
            return Bundle.read(Path.of(name));
        }
        for (Path folder : folders()) {
            if (folder.getFileName().toString().equals(name)) {
                return Bundle.read(folder);
            }
        }
        throw new IOException("there is no bundle " + name + " in " + joined(places) + "; there are "
                + joined(folders().stream().map(Path::getFileName).toList()));
    }

    /** The folder of every bundle, named like it, in the order of places and then of names. */
    public List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> inside = Files.list(place)) {
                    inside.filter(folder -> Files.isRegularFile(folder.resolve(Bundle.MANIFEST)))
                            .sorted()
                            .forEach(folders::add);
                }
            }
        }
        return folders;
    }

    private static String joined(List<Path> paths) {
        return paths.isEmpty() ? "none" : paths.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
