package io.keenframe.app.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import java.util.Properties;

/**
 * The jar that holds ONNX Runtime's natives for cards, of the very version that Keenframe is built with.
 *
 * @param version of ONNX Runtime
 * @param sha256 what the jar hashes to, in hexadecimal
 * @param bytes its size
 * @param repository the Maven repository that Keenframe's own libraries came from, a user's mirror where there was one
 */
public record GpuArtifact(String version, String sha256, long bytes, String repository) {
    /** Its licence, to be agreed to. */
    public static final String LICENCE = "ONNX Runtime: MIT. What it loads, NVIDIA's CUDA and cuDNN, is not part of it";

    /** The artifact that the build names. */
    public static GpuArtifact ofBuild() {
        Properties build = new Properties();
        try (InputStream in = GpuArtifact.class.getResourceAsStream("natives.properties")) {
            build.load(Objects.requireNonNull(in, "natives.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new GpuArtifact(
                value(build, "version"),
                value(build, "sha256"),
                Long.parseLong(value(build, "bytes")),
                value(build, "repository"));
    }

    private static String value(Properties build, String name) {
        return Objects.requireNonNull(build.getProperty(name), name);
    }

    /** The jar's own name. */
    public String file() {
        return "onnxruntime_gpu-" + version + ".jar";
    }

    /** Where a Maven repository has it. */
    public URI address(String of) {
        return URI.create(
                of.replaceAll("/+$", "") + "/com/microsoft/onnxruntime/onnxruntime_gpu/" + version + "/" + file());
    }
}
