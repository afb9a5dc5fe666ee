package io.keenframe.restorer.engine;

import io.keenframe.supir.Observer;
import io.keenframe.supir.Stage;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an engine's progress of the model's stages. */
record StageObserver(Progress progress) implements Observer {
    private static final Logger LOGGER = LoggerFactory.getLogger(StageObserver.class);

    @Override
    public void finished(Stage stage, Duration took) {
        progress.spent(name(stage), took);
    }

    private static String name(Stage stage) {
        return switch (stage) {
            case ENCODE -> "vae-encode";
            case STAGE_ONE -> "stage-one";
            case CENTER -> "center";
            case TEXT -> "text";
            case DECODE -> "vae-decode";
            case COLOUR -> "colour-fix";
        };
    }

    @Override
    public void stepped(int done, int steps, Duration took) {
        progress.spent("diffuse", took);
    }

    @Override
    public void shortOfMemory(String consequence) {
        LOGGER.warn("{}; other programs may be ended, or smaller windows chosen with --tile auto", consequence);
    }

    @Override
    public boolean cancelled() {
        return progress.unwanted();
    }
}
