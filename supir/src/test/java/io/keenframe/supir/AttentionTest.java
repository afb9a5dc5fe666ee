package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.sample.GaussianNoise;
import io.keenframe.supir.sample.NoiseSource;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.text.ByteTokenizer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AttentionTest {
    private static final RestoreSettings SETTINGS = RestoreSettings.PUBLISHED.with(
            Map.of("steps", "4", "cfg", "3:2", "color_fix", "none", "tile", "0", "vae_tile", "0"));
    private static final NoiseSource NOISE = new GaussianNoise(1);
    private static final Tensor PICTURE = new GaussianNoise(2).draw("picture", 1, 3, 40, 56);
    private static final Tensor OTHER = new GaussianNoise(3).draw("picture", 1, 3, 40, 56);

    private final FakeNetworks networks = new FakeNetworks();
    private final Supir supir = new Supir(FakeNetworks.CONFIG, new ByteTokenizer(), networks, () -> 0);

    @Test
    void aReferenceIsRestoredAsAnyPictureIs() {
        assertThat(reference(OTHER, SETTINGS).pixels()).isEqualTo(alone(OTHER, SETTINGS));
    }

    /** The networks at hand add how far the reference's latents are from the picture's, so those must be the same. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "16:8"})
    void aPictureThatAttendsToItselfIsRestoredAsAlone(String tile) {
        RestoreSettings settings = SETTINGS.with(Map.of("tile", tile));
        assertThat(attending(PICTURE, settings, reference(PICTURE, settings), 1))
                .isEqualTo(alone(PICTURE, settings));
        assertThat(networks.calls).contains("seeing a reference");
    }

    @Test
    void theReferenceChangesThePicture() {
        assertThat(attending(PICTURE, SETTINGS, reference(OTHER, SETTINGS), 0.5))
                .isNotEqualTo(alone(PICTURE, SETTINGS));
    }

    @Test
    void withoutWeightThePictureIsRestoredAsAlone() {
        assertThat(attending(PICTURE, SETTINGS, reference(OTHER, SETTINGS), 0)).isEqualTo(alone(PICTURE, SETTINGS));
        assertThat(networks.calls).doesNotContain("seeing a reference");
    }

    @Test
    void aReferenceRestoredOtherwiseIsRefused() {
        Referenced reference = reference(OTHER, SETTINGS.withSteps(3));
        assertThatThrownBy(() -> attending(PICTURE, SETTINGS, reference, 1))
                .hasMessageContaining("restore it with the settings of the picture");
        assertThatThrownBy(() -> new Attention(reference.course(), 1.1)).hasMessageContaining("0 to 1, not 1.1");
    }

    private Tensor alone(Tensor picture, RestoreSettings settings) {
        return supir.restore(picture, settings, NOISE, Observer.NONE);
    }

    private Referenced reference(Tensor picture, RestoreSettings settings) {
        return supir.restoreReference(picture, settings, NOISE, Observer.NONE);
    }

    private Tensor attending(Tensor picture, RestoreSettings settings, Referenced reference, double weight) {
        return supir.restore(picture, settings, NOISE, new Attention(reference.course(), weight), Observer.NONE);
    }
}
