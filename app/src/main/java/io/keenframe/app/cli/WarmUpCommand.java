package io.keenframe.app.cli;

import io.keenframe.app.Interrupt;
import io.keenframe.app.Workplace;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.job.Model;
import io.keenframe.app.progress.LineView;
import io.keenframe.app.progress.Screen;
import io.keenframe.contract.Size;
import io.keenframe.media.child.Quarantine;
import io.keenframe.runtime.files.Folders;
import io.keenframe.runtime.files.Home;
import io.keenframe.supir.onnx.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Does one small job that uses everything, so that {@code ./keenframe} can keep the classes it loads in an archive. */
@Command(name = "warm-up", hidden = true, description = "Restore a tiny clip in a folder of its own, and remove it.")
final class WarmUpCommand implements Callable<Integer> {
    private final Streams streams;

    WarmUpCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("keenframe-warm-up");
        try {
            Path clip = folder.resolve("clip.mp4");
            new Demonstration(new Size(64, 48), 2).write(clip);
            Workplace here = Workplace.of(System.getenv());
            Workplace own = new Workplace(new Home(folder.resolve("home")), here.bundles());
            restore(clip, folder, own);
            Quarantine.rehearse(clip);
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private void restore(Path clip, Path folder, Workplace workplace) throws Exception {
        Order order = Order.plain(
                clip,
                folder.resolve("restored.mp4"),
                Model.supir(workplace.bundles(), EngineOptions.DEFAULT_BUNDLE, Map.of("steps", "2"), Device.cpu()),
                List.of(Device.cpu()));
        LineView view = new LineView(streams.err(), Screen.NONE, () -> Duration.ofNanos(System.nanoTime()));
        new Restoration(order, workplace, view, Interrupt.listen()).run();
    }
}
