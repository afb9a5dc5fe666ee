package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.sample.Tiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class WindowSizesTest {
    private static final long GIB = 1L << 30;

    @Test
    void goDownInSteps() {
        List<Integer> sizes = new ArrayList<>();
        for (OptionalInt at = OptionalInt.of(130); at.isPresent(); at = WindowSizes.below(at.getAsInt(), 32)) {
            sizes.add(at.getAsInt());
        }
        assertThat(sizes).containsExactly(130, 128, 96, 64, 48, 32);
    }

    @Test
    void leaveTheModelsOwnWhereMemoryIsPlenty() {
        assertThat(fitting(Windows.PUBLISHED, 64)).isEqualTo(Windows.PUBLISHED);
    }

    @Test
    void growWithMemoryUpToTheModelsOwn() {
        List<Integer> latents = new ArrayList<>();
        List<Integer> pictures = new ArrayList<>();
        for (long gib : new long[] {1, 4, 8, 16}) {
            Windows windows = fitting(Windows.PUBLISHED, gib);
            latents.add(windows.latents().map(Tiling::size).orElseThrow());
            pictures.add(windows.pictures().orElseThrow());
        }
        assertThat(latents).containsExactly(32, 96, 128, 128);
        assertThat(pictures).containsExactly(128, 384, 512, 1024);
    }

    @Test
    void areChosenForModelsThatNeverSplit() {
        Windows windows = fitting(new Windows(Optional.empty(), OptionalInt.empty()), 8);

        assertThat(windows.latents()).contains(new Tiling(192, 96));
        assertThat(windows.pictures()).hasValue(512);
    }

    private static Windows fitting(Windows own, long gib) {
        return WindowSizes.fitting(SupirConfig.FULL, own, gib * GIB);
    }
}
