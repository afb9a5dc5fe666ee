package io.keenframe.app.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.gpu.ProviderLibrary;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemNativesTest {
    @TempDir
    private Path folder;

    private Path system(String version) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib-" + version));
        for (String name : new String[] {ProviderLibrary.CUDA, "libonnxruntime.so." + version}) {
            Files.writeString(lib.resolve(name), name);
        }
        return lib;
    }

    @Test
    void findsTheVersionThatFits() throws IOException {
        Path right = system("9.9");
        Path wrong = system("9.8");

        assertThat(SystemNatives.find(Map.of("LD_LIBRARY_PATH", wrong + "::" + right), "9.9"))
                .hasValueSatisfying(found -> assertThat(found.folder()).isEqualTo(right));
        assertThat(SystemNatives.find(Map.of(SystemNatives.VARIABLE, right.toString()), "9.9"))
                .isPresent();
        assertThat(SystemNatives.find(Map.of("LD_LIBRARY_PATH", wrong.toString()), "9.9"))
                .isEmpty();
    }

    @Test
    void linksItUnderTheNamesThatJavaLooksFor() throws IOException {
        Path place = folder.resolve("cache/links");
        SystemNatives.find(Map.of("LD_LIBRARY_PATH", system("9.8").toString()), "9.8")
                .orElseThrow()
                .linkInto(place);
        SystemNatives now = SystemNatives.find(
                        Map.of("LD_LIBRARY_PATH", system("9.9").toString()), "9.9")
                .orElseThrow();

        now.linkInto(place);
        now.linkInto(place);

        assertThat(place.resolve("libonnxruntime.so")).hasContent("libonnxruntime.so.9.9");
        assertThat(place.resolve(ProviderLibrary.CUDA)).hasContent(ProviderLibrary.CUDA);
        assertThat(place.resolve(ProviderLibrary.TENSOR_RT)).doesNotExist();
    }

    /** Natives of another version than the classes would be refused when they are loaded. */
    @Test
    void theBuildNamesTheVersionOfTheClassesHere() {
        GpuArtifact artifact = GpuArtifact.ofBuild();
        URL classes = SystemNatives.class.getResource("/ai/onnxruntime/OrtSession.class");

        assertThat(classes).asString().contains("-" + artifact.version() + ".jar!");
        assertThat(artifact.sha256()).matches("[0-9a-f]{64}");
        assertThat(artifact.address(artifact.repository()).toString())
                .matches("https?://.*/com/microsoft/onnxruntime/onnxruntime_gpu/[0-9.]+/onnxruntime_gpu-[0-9.]+\\.jar");
    }
}
