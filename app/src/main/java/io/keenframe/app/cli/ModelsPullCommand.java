package io.keenframe.app.cli;

import io.keenframe.app.Workplace;
import io.keenframe.app.hub.Hub;
import io.keenframe.app.hub.Tokens;
import io.keenframe.app.models.Catalogue;
import io.keenframe.app.models.KnownModel;
import io.keenframe.app.models.ModelPull;
import io.keenframe.supir.BundleImport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Downloads a model. */
@Command(
        name = "pull",
        description = {
            "Download a model by its name, or one file by its address.",
            "",
            "The names are supir-v0q, supir-v0f and the same with -lightning, which take what is missing of about 9.6 GB,"
                    + " and clip-tokenizer. The hub is named by --from or KEENFRAME_HUB: an address that serves"
                    + " /OWNER/REPO/resolve/main/FILE. KEENFRAME_HUB_TOKEN is shown to it where it is set.",
            "",
            "A download that was broken off goes on where it was, by itself or when the same command is given again."
                    + " What comes is compared to the sha256 that the hub states."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  keenframe models pull supir-v0q --from https://HUB",
            "  keenframe models pull supir-v0q --from https://HUB --sdxl juggernaut.safetensors",
            "  keenframe models pull https://HUB/OWNER/REPO/resolve/main/model.safetensors -o /data/models"
        })
final class ModelsPullCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "NAME", description = "The model's name, clip-tokenizer, or a file's address.")
    private String name;

    @Option(names = "--from", paramLabel = "URL", description = "The hub's address. Default: KEENFRAME_HUB.")
    private @Nullable String from;

    @Option(
            names = "--sdxl",
            paramLabel = "FILE",
            description = "An SDXL checkpoint that is here already, instead of downloading one.")
    private @Nullable Path sdxl;

    @Option(
            names = "--tokenizer",
            paramLabel = "FILE",
            description = "CLIP's merges that are here already, instead of downloading them.")
    private @Nullable String tokenizer;

    @Option(
            names = "--sha256",
            paramLabel = "HASH",
            converter = ToHash.class,
            description = "What a file by its address must hash to. Default: what the server says.")
    private @Nullable String sha256;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The folder that a file by its address goes into. Default: this one.")
    private Path folder = Path.of("");

    @Option(names = "--agree-licence", description = "You have read the licence that is shown, and agree to it.")
    private boolean agreed;

    @Option(
            names = {"-y", "--yes"},
            description = "Replace the model of that name where there is one.")
    private boolean overwrite;

    ModelsPullCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<KnownModel> model = KnownModel.named(name);
        if (model.isPresent()) {
            BundleImport.Result result = pull().model(model.get().recipe(), sdxl, tokenizer, overwrite);
            result.remarks().forEach(streams.err()::println);
            streams.err().println("made " + result.bundle().folder());
            streams.err().println("try it: keenframe image photo.png -o restored.png --model " + name);
        } else if (name.equals(Catalogue.TOKENIZER)) {
            streams.err().println("wrote " + pull().tokenizer());
        } else if (name.contains("://")) {
            streams.err().println("wrote " + pull().file(URI.create(Hub.requireWeb(name)), folder, sha256));
        } else {
            IllegalUsage.checked(() -> Word.oneOf("a model that can be downloaded", name, Catalogue.names()));
        }
        return 0;
    }

    private ModelPull pull() {
        Map<String, String> environment = System.getenv();
        Downloads downloads = new Downloads(streams);
        return new ModelPull(
                Workplace.of(environment),
                () -> Hub.of(from, environment),
                downloads.download(Tokens.of(environment)),
                downloads.agreement(agreed));
    }

    static final class ToHash implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[0-9a-fA-F]{64}")) {
                throw new TypeConversionException("'" + text + "' is not a sha256 of 64 hexadecimal digits");
            }
            return text.toLowerCase(Locale.ROOT);
        }
    }
}
