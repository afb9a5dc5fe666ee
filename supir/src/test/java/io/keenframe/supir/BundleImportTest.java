package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.checkpoint.RandomCheckpoints;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.sample.DpmSettings;
import io.keenframe.supir.tensor.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleImportTest {
    private static final Path SMALL = Path.of("src/test/resources/golden/two/config.json");

    @TempDir
    private Path folder;

    private Path config;
    private Path sdxl;
    private Path supir;
    private Path place;

    @BeforeEach
    void write() throws IOException {
        // With as many tokens as the tokenizer of bytes has.
        config = Files.writeString(
                folder.resolve("config.json"), Files.readString(SMALL).replace("\"vocab\": 200", "\"vocab\": 514"));
        new RandomCheckpoints(SupirConfig.read(config), DataType.F16).write(folder);
        sdxl = folder.resolve(RandomCheckpoints.SDXL);
        supir = folder.resolve(RandomCheckpoints.SUPIR);
        place = folder.resolve("models");
    }

    private BundleImport order(Path sdxlFile, Path supirFile, BaseModel base) {
        return new BundleImport(
                new BundleImport.Labels("mine", "Mine", "none"),
                sdxlFile,
                supirFile,
                Optional.of(config),
                Optional.empty(),
                base);
    }

    private Bundle imported() throws IOException {
        return order(sdxl, supir, BaseModel.ORDINARY).into(place).bundle();
    }

    @Test
    void refersToTheFilesWhereTheyLie() throws IOException {
        BundleImport.Result result = order(sdxl, supir, BaseModel.ORDINARY).into(place);

        assertThat(result.remarks()).isEmpty();
        Bundle bundle = result.bundle();
        assertThat(bundle.weightFiles()).containsExactly(supir, sdxl);
        assertThat(bundle.config()).isEqualTo(SupirConfig.read(config));
        assertThat(bundle.title()).isEqualTo("Mine");
        assertThat(bundle.settings(Map.of())).isEqualTo(RestoreSettings.PUBLISHED);
        assertThat(bundle.presets()).containsExactly("quality", "fidelity", "fast");
        assertThat(place.resolve("mine").toFile().list()).containsExactlyInAnyOrder("bundle.json", "config.json");
    }

    @Test
    void takesUpstreamsPresetsForALightningBase() throws IOException {
        Bundle bundle = order(sdxl, supir, BaseModel.LIGHTNING).into(place).bundle();

        assertThat(bundle.settings(Map.of()).sampler()).isInstanceOf(DpmSettings.class);
        assertThat(bundle.settings(Map.of("preset", "quality")).parameters())
                .containsEntry("steps", "8")
                .containsEntry("cfg", "2")
                .containsEntry("cfg_start", "2");
        assertThat(bundle.settings(Map.of("preset", "fidelity")).parameters())
                .containsEntry("cfg", "1.5")
                .containsEntry("cfg_start", "1.5")
                .containsEntry("eta", "1");
    }

    @Test
    void noticesThatAFileIsGone() throws IOException {
        imported();
        Files.move(sdxl, folder.resolve("elsewhere"));

        assertThatThrownBy(() -> Bundle.read(place.resolve("mine")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(sdxl + ", which bundle mine refers to, is no longer there; put it back, or")
                .hasMessageEndingWith("keenframe models import mine --yes --sdxl FILE --supir FILE");
    }

    @Test
    void noticesThatAFileHasOtherWeightsOfTheSameSizes() throws IOException {
        imported();
        try (FileChannel channel = FileChannel.open(supir, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), channel.size() - 100);
        }

        assertThatThrownBy(() -> Bundle.read(place.resolve("mine")))
                .hasMessageStartingWith(
                        supir + " is no longer the file that bundle mine was made of; put that one back");
    }

    @Test
    void noticesThatAFileWasCut() throws IOException {
        imported();
        long size = Files.size(supir);
        try (FileChannel channel = FileChannel.open(supir, StandardOpenOption.WRITE)) {
            channel.truncate(size - 1);
        }

        assertThatThrownBy(() -> Bundle.read(place.resolve("mine")))
                .hasMessageContaining("(it has " + (size - 1) + " bytes and had " + size + ")");
    }

    @Test
    void refusesFilesTheWrongWayRoundAndWritesNothing() {
        assertThatThrownBy(() -> order(supir, sdxl, BaseModel.ORDINARY).into(place))
                .isInstanceOf(IOException.class)
                .hasMessage(sdxl + " is an SDXL checkpoint, where a SUPIR checkpoint is needed;"
                        + " are --sdxl and --supir the wrong way round?");
        assertThat(place).doesNotExist();
    }

    @Test
    void refusesAModelOfOtherSizes() {
        BundleImport full = new BundleImport(
                new BundleImport.Labels("mine", "Mine", "none"),
                sdxl,
                supir,
                Optional.empty(),
                Optional.empty(),
                BaseModel.ORDINARY);

        assertThatThrownBy(() -> full.into(place))
                .hasMessageStartingWith(supir + " does not fit: it lacks ")
                .hasMessageContaining(
                        " more; of other sizes or types: first_stage_model.denoise_encoder.conv_in.bias is [")
                .hasMessageContaining("] instead of [128],");
    }

    @Test
    void remembersWhatAllOfAFileHashesTo() throws IOException {
        Bundle bundle = imported();

        bundle.remember(Map.of(supir, "abc"));

        assertThat(Bundle.read(bundle.folder()).weights())
                .extracting(WeightFile::sha256)
                .containsExactly(Optional.of("abc"), Optional.empty());
    }
}
