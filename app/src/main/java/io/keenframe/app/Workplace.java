package io.keenframe.app;

import io.keenframe.runtime.files.Home;
import io.keenframe.supir.Bundles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where this process keeps and finds things.
 *
 * @param home what Keenframe keeps on this machine
 * @param bundles the models that are installed, and those that come with the project
 */
public record Workplace(Home home, Bundles bundles) {
    /** The property of the process that names the folder of the bundles that come with the project. */
    public static final String MODELS = "keenframe.models";

    /** The workplace that the environment and {@code ./keenframe} name. */
    public static Workplace of(Map<String, String> environment) {
        Home home = Home.of(environment, Path.of(System.getProperty("user.home")));
        Path own = Path.of(System.getProperty(MODELS, "models"));
        return new Workplace(home, new Bundles(List.of(home.bundles(), own)));
    }

    /** What can be made again at any time. */
    public Path cache() {
        return home.root().resolve("cache");
    }

    /** What TensorRT has compiled networks to. */
    public Path engines() {
        return cache().resolve("tensorrt");
    }

    /** What the last runs had to say to who looks for a fault. */
    public Path log() {
        return home.root().resolve("log").resolve("keenframe.log");
    }
}
