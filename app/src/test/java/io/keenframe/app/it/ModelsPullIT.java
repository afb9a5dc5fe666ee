package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.app.Failure;
import io.keenframe.app.Workplace;
import io.keenframe.app.hub.BreakingHub;
import io.keenframe.app.hub.Download;
import io.keenframe.app.hub.Hub;
import io.keenframe.app.hub.HubFile;
import io.keenframe.app.models.Agreement;
import io.keenframe.app.models.ModelPull;
import io.keenframe.app.models.Recipe;
import io.keenframe.app.models.Shelf;
import io.keenframe.app.progress.ByteLine;
import io.keenframe.app.progress.Screen;
import io.keenframe.runtime.files.Home;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.Bundles;
import io.keenframe.supir.WeightFile;
import io.keenframe.supir.checkpoint.Role;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.tensor.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsPullIT {
    private static final Path MINI = Path.of("../models/supir-mini");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private BreakingHub hub;
    private Workplace workplace;

    @BeforeEach
    void start() throws IOException {
        hub = new BreakingHub();
        Home home = new Home(folder.resolve("home"));
        workplace = new Workplace(home, new Bundles(java.util.List.of(home.bundles())));
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private Recipe served() throws IOException {
        SupirConfig config = SupirConfig.read(MINI.resolve("config.json"));
        for (Role role : Role.values()) {
            Path file = CheckpointFiles.part(
                    MINI.resolve("supir-mini.safetensors"), role, config, folder.resolve(role.name()));
            hub.put("/o/r/resolve/main/sub/" + role.name(), Files.readAllBytes(file), Sha256.hex(file, done -> {}));
            Files.delete(file);
        }
        return new Recipe(
                "pulled",
                new HubFile("o/r", "sub/SUPIR"),
                Optional.of(new HubFile("o/r", "sub/SDXL")),
                Optional.of(MINI.resolve("config.json")));
    }

    private ModelPull pull(boolean agreed, String answer) {
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        ByteLine line = new ByteLine(out, Screen.NONE, () -> Duration.ofSeconds(1));
        Agreement agreement =
                new Agreement(agreed, out, question -> Optional.of(answer).filter(text -> !text.isEmpty()));
        return new ModelPull(
                workplace, () -> new Hub(hub.address()), new Download(Optional.empty(), line, vain -> {}), agreement);
    }

    @Test
    void makesAModelOfWhatItDownloadsAndRemovesItWhole() throws Exception {
        // When
        Bundle bundle = pull(false, "yes").model(served(), null, "bytes", false).bundle();
        // Then
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("licence: SUPIR: non-commercial use only");
        bundle.requireTensors();
        Bundle found = workplace.bundles().find("pulled");
        assertThat(found.weights())
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.sha256()).contains(Sha256.hex(file.path(), done -> {})))
                .extracting(WeightFile::path)
                .allSatisfy(path -> assertThat(path).hasParent(bundle.folder()));
        assertThat(Files.readString(bundle.folder().resolve("bundle.json"))).doesNotContain(folder.toString());
        new Shelf(workplace).remove("pulled");
        assertThat(bundle.folder()).doesNotExist();
    }

    @Test
    void downloadsNothingThatIsNotAgreedTo() throws Exception {
        Recipe recipe = served();

        assertThatThrownBy(() -> pull(false, "").model(recipe, null, "bytes", false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--agree-licence");
        assertThatThrownBy(() -> pull(false, "no").model(recipe, null, "bytes", false))
                .hasMessage("nothing was downloaded, since its licence was not agreed to");
        assertThat(hub.requests()).isEmpty();
        assertThat(workplace.home().bundles()).doesNotExist();
    }

    @Test
    void downloadsOneFileByItsAddress() throws IOException {
        hub.put("/o/r/resolve/main/a.bin", new byte[] {1, 2, 3}, "");
        String address = hub.address() + "/o/r/resolve/main/a.bin";
        // When
        Run run = Run.of("models", "pull", address, "-o", folder, "--agree-licence");
        Run again = Run.of("models", "pull", address, "-o", folder, "--agree-licence");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("licence: that of " + hub.address() + "/o/r, which says which it is");
        assertThat(Files.readAllBytes(folder.resolve("a.bin"))).containsExactly(1, 2, 3);
        assertThat(again.err()).contains("a.bin is there already");
    }

    @Test
    void saysWhereItCouldComeFrom() {
        Run unknown = Run.of("models", "pull", "supir-v0q");
        Run lightning = Run.of("models", "pull", "supir-v0q-lightning");
        Run mistyped = Run.of("models", "pull", "supir-v0");

        assertThat(unknown.err())
                .contains("no hub is known to download from: give its address with --from")
                .hasLineCount(1);
        assertThat(lightning.err()).contains("name it with --sdxl").hasLineCount(1);
        assertThat(mistyped.err()).contains("did you mean supir-v0q?").hasLineCount(1);
        assertThat(mistyped.status()).isEqualTo(2);
    }
}
