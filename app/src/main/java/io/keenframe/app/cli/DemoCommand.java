package io.keenframe.app.cli;

import io.keenframe.app.Failure;
import io.keenframe.app.Interrupt;
import io.keenframe.app.Workplace;
import io.keenframe.app.demo.Clip;
import io.keenframe.app.demo.Demonstration;
import io.keenframe.app.demo.Likeness;
import io.keenframe.app.progress.LineView;
import io.keenframe.app.progress.Screen;
import io.keenframe.contract.Size;
import io.keenframe.contract.frame.Frame;
import io.keenframe.media.read.StillImages;
import io.keenframe.supir.onnx.Device;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws a clip, degrades it, restores it, and says what was gained. */
@Command(
        name = "demo",
        description = {
            "Make a small clip, blur it, add noise, compress it, restore it, and measure what was gained.",
            "",
            "Writes before.mp4, after.mp4, side-by-side.mp4 and side-by-side.png, and replaces those of an earlier"
                    + " demo."
        },
        sortOptions = false,
        footer = {"", "Examples:", "  keenframe demo", "  keenframe demo -o /tmp/demo --preset fast"})
final class DemoCommand implements Callable<Integer> {
    private static final Demonstration CLIP = new Demonstration(new Size(320, 240), 24);

    private final Streams streams;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder that the files go into. Default: keenframe-demo.")
    private Path folder = Path.of("keenframe-demo");

    @ArgGroup(validate = false, heading = "%nWhat restores:%n")
    private EngineOptions engine = new EngineOptions();

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws Exception {
        IllegalUsage.check(engine::requireConsistent);
        makeFolder();
        Path before = folder.resolve("before.mp4");
        Path after = folder.resolve("after.mp4");
        CLIP.write(before);
        restore(before, after);
        List<Frame> degraded = Clip.read(before);
        List<Frame> restored = Clip.read(after);
        List<Frame> both = Demonstration.sideBySide(degraded, restored);
        Clip.write(both, 14, false, folder.resolve("side-by-side.mp4"));
        StillImages.writePng(both.get(both.size() / 4), folder.resolve("side-by-side.png"));
        report(degraded, restored);
        return 0;
    }

    private void makeFolder() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Failure(folder + " cannot be made; choose another folder with -o", e);
        }
    }

    private void restore(Path before, Path after) throws Exception {
        Workplace workplace = Workplace.of(System.getenv());
        List<Device> devices = engine.devices(workplace);
        Order order =
                Order.plain(before, after, engine.model(workplace.bundles(), devices.get(0), streams.err()), devices);
        LineView view = new LineView(streams.err(), Screen.ofLauncher(), () -> Duration.ofNanos(System.nanoTime()));
        new Restoration(order, workplace, view, Interrupt.listen()).run();
    }

    private void report(List<Frame> degraded, List<Frame> restored) {
        List<Frame> clean = CLIP.clean();
        Likeness before = Demonstration.likeness(clean, degraded);
        Likeness after = Demonstration.likeness(clean, restored);
        PrintStream out = streams.out();
        out.println("likeness to the clip before it was degraded:");
        out.println(line("before", "%.2f", "%.4f", before.psnr(), before.ssim()));
        out.println(line("after", "%.2f", "%.4f", after.psnr(), after.ssim()));
        out.println(line("gain", "%+.2f", "%+.4f", after.psnr() - before.psnr(), after.ssim() - before.ssim()));
        out.println("to see it: " + folder.resolve("side-by-side.png") + ", " + folder.resolve("side-by-side.mp4"));
    }

    private static String line(String name, String psnrFormat, String ssimFormat, double psnr, double ssim) {
        return String.format(Locale.ROOT, "  %-7s PSNR " + psnrFormat + " dB, SSIM " + ssimFormat, name, psnr, ssim);
    }
}
