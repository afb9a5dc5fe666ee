package io.keenframe.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.app.Failure;
import io.keenframe.app.hub.BreakingHub;
import io.keenframe.app.hub.Download;
import io.keenframe.app.models.Agreement;
import io.keenframe.app.progress.ByteLine;
import io.keenframe.app.progress.Screen;
import io.keenframe.supir.gpu.ProviderLibrary;
import io.keenframe.supir.tensor.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuInstallIT {
    private static final String IN_REPOSITORY =
            "/maven/com/microsoft/onnxruntime/onnxruntime_gpu/9.9/onnxruntime_gpu-9.9.jar";
    private static final String LINUX = "ai/onnxruntime/native/linux-x64/";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private BreakingHub repository;
    private GpuNatives natives;

    @BeforeEach
    void start() throws IOException {
        repository = new BreakingHub();
        natives = new GpuNatives(folder.resolve("home/gpu/onnxruntime-9.9"));
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    private static byte[] jar(String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private GpuInstall install(byte[] expected, boolean agreed) throws IOException {
        Path copy = Files.write(folder.resolve("copy"), expected);
        PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
        ByteLine line = new ByteLine(out, Screen.NONE, () -> Duration.ofSeconds(1));
        return new GpuInstall(
                new GpuArtifact("9.9", Sha256.hex(copy, done -> {}), expected.length, repository.address() + "/maven"),
                natives,
                new Download(Optional.empty(), line, vain -> {}),
                new Agreement(agreed, out, question -> Optional.empty()));
    }

    @Test
    void keepsTheNativesOfThisPlatformAndNoMore() throws Exception {
        byte[] jar = jar(
                "ai/onnxruntime/OnnxRuntime.class",
                LINUX + ProviderLibrary.CUDA,
                LINUX + "libonnxruntime.so",
                "ai/onnxruntime/native/win-x64/onnxruntime.dll");
        repository.put(IN_REPOSITORY, jar, "");
        // When
        install(jar, true).run(null, false);
        // Then
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("licence: ONNX Runtime: MIT", "come from 127.0.0.1");
        assertThat(natives.exist()).isTrue();
        assertThat(natives.folder().resolve(ProviderLibrary.CUDA)).hasContent(LINUX + ProviderLibrary.CUDA);
        try (var here = Files.list(natives.folder());
                var beside = Files.list(natives.folder().getParent())) {
            assertThat(here).hasSize(2);
            assertThat(beside).containsExactly(natives.folder());
        }
        // When
        assertThatThrownBy(() -> install(jar, true).run(null, false)).hasMessageContaining("is there already; give -y");
        install(jar, true).run(repository.address() + "/maven/", true);
        natives.remove();
        // Then
        assertThat(repository.requests()).hasSize(2);
        assertThat(natives.folder()).doesNotExist();
    }

    @Test
    void refusesAnotherFileThanTheBuildNames() throws IOException {
        repository.put(IN_REPOSITORY, jar(LINUX + ProviderLibrary.CUDA), "");

        assertThatThrownBy(() -> install(jar("something/else"), true).run(null, false))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("has the sha256");
        assertThat(natives.exist()).isFalse();
    }

    @Test
    void fetchesNothingThatIsNotAgreedTo() {
        assertThatThrownBy(
                        () -> install(jar(LINUX + ProviderLibrary.CUDA), false).run(null, false))
                .hasMessageContaining("--agree-licence");
        assertThat(repository.requests()).isEmpty();
    }

    @Test
    void leavesNothingOfAJarWithoutNatives() throws IOException {
        byte[] jar = jar("ai/onnxruntime/OnnxRuntime.class");
        repository.put(IN_REPOSITORY, jar, "");

        assertThatThrownBy(() -> install(jar, true).run(null, false)).hasMessageContaining("holds no natives");
        assertThat(natives.folder()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mac OS X-aarch64", "Linux-aarch64", "Windows 11-amd64"})
    void saysWhereThereAreNone(String platform) {
        assertThatThrownBy(() -> GpuInstall.requirePlatform(platform)).hasMessageContaining(platform);
    }
}
