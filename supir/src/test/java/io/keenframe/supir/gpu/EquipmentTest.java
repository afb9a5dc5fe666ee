package io.keenframe.supir.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EquipmentTest {
    private static final Card CARD = new Card(0, "NVIDIA L4", 24L << 30, 0, "550.54.15");
    private static final Optional<ProviderLibrary> LIBRARY =
            Optional.of(new ProviderLibrary(Path.of(ProviderLibrary.CUDA)));

    @Test
    void namesWhatIsMissingAndWhatBringsIt() {
        assertThat(new Equipment(List.of(), LIBRARY, List.of()).lack())
                .hasValueSatisfying(lack -> assertThat(lack).contains("no NVIDIA card", "install NVIDIA's driver"));
        assertThat(new Equipment(List.of(CARD), Optional.empty(), List.of()).lack())
                .hasValueSatisfying(lack -> assertThat(lack).contains("'keenframe gpu install'"));
        assertThat(new Equipment(List.of(CARD), LIBRARY, List.of("libcublas.so.12", "libcudart.so.12", "libcudnn.so.9"))
                        .lack())
                .hasValue("the system's loader does not find libcublas.so.12, libcudart.so.12, libcudnn.so.9; install"
                        + " CUDA 12's runtime libraries, cuDNN 9 for CUDA 12, or name their folder in LD_LIBRARY_PATH");
        assertThat(new Equipment(List.of(CARD), LIBRARY, List.of("libnvinfer.so.10")).lack())
                .hasValueSatisfying(lack -> assertThat(lack).contains("install TensorRT 10"));
        assertThat(new Equipment(List.of(CARD), LIBRARY, List.of()).lack()).isEmpty();
    }

    @Test
    void readsWhatTheLoaderSays() {
        assertThat(ProviderLibrary.missing(List.of(
                        "ERROR: ld.so: object 'libcudnn.so.9' from --preload cannot be preloaded (cannot open shared"
                                + " object file): ignored.",
                        "\tlinux-vdso.so.1 (0x00007f2f666ec000)",
                        "\tlibcublasLt.so.12 => not found",
                        "\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f2f6651c000)",
                        "\tlibcublasLt.so.12 => not found")))
                .containsExactly("libcudnn.so.9", "libcublasLt.so.12");
    }

    /** With a library that finds one of those it needs only inside a running Java. */
    @Test
    void asksTheLoaderItself() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "lib", "libjava.so");
        assumeThat(Files.exists(java) && Files.exists(Path.of("/lib64/ld-linux-x86-64.so.2")))
                .as("Linux on x86-64")
                .isTrue();

        assertThat(new ProviderLibrary(java).missing()).contains("libjvm.so").doesNotContain("libc.so.6");
    }
}
