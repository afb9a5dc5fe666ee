package io.keenframe.supir.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsTest {
    private static final String SOUND = """
            {"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    @TempDir
    Path folder;

    @Test
    void readsFloatsAtAnOddOffset() throws IOException {
        // Given a header of odd length
        Path file = SafetensorsFixture.write(
                folder.resolve("odd"), SOUND + " ".repeat(1 - SOUND.length() % 2), SafetensorsFixture.bytes(1.5f, -2));

        // When
        StoredTensor a = Weights.open(List.of(file)).require("a", 2);

        // Then
        assertThat(a.offset() % 2).isOne();
        assertThat(TensorFile.floats(a)).isEqualTo(new Tensor(new float[] {1.5f, -2}, 2));
    }

    @ParameterizedTest
    @CsvSource({"0x3c00,1", "0xc000,-2", "0x0001,5.9604645e-8", "0x7bff,65504", "0x7c00,Infinity", "0x8000,-0.0"})
    void widensHalves(String bits, float value) {
        assertThat(TensorFile.half((short) (int) Integer.decode(bits))).isEqualTo(value);
    }

    @Test
    void readsBrainFloats() throws IOException {
        String header = "{\"b\":{\"dtype\":\"BF16\",\"shape\":[1,2],\"data_offsets\":[0,4]}}";
        Path file =
                SafetensorsFixture.write(folder.resolve("b"), header, new byte[] {(byte) 0x80, 0x3f, 0, (byte) 0xc0});

        assertThat(TensorFile.floats(Weights.open(List.of(file)).require("b", 1, 2))
                        .values())
                .containsExactly(1, -2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,12]}}|tensor a has the range [0,12] in 8 bytes",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}|tensor a has the range",
                "{'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}|tensor a has the data_offsets",
                "{'a':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}}|tensor a is a F32[3] in 8 bytes",
                "{'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}}|impossible shape",
                "{'a':{'dtype':'F32','shape':[1e9],'data_offsets':[0,8]}}|tensor a has the shape [1.0E9]",
                "{'a':{'dtype':'F32','data_offsets':[0,8]}}|tensor a has no list shape",
                "{'a':{'dtype':'Q4','shape':[2],'data_offsets':[0,8]}}|tensor a has the unknown dtype \"Q4\"",
                "{'a':7}|tensor a has the unknown dtype",
                "[1]|the header is not a JSON object",
                "{'a'|the header is not JSON",
                "{'a':[[[[[[[[[[1]]]]]]]]]]}|the header is not JSON",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                        + "'b':{'dtype':'F32','shape':[1],'data_offsets':[2,6]}}|tensor b overlaps a",
                "{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                        + "'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}|the header is not JSON",
            },
            quoteCharacter = '\0')
    void refusesUnsoundHeaders(String header, String message) throws IOException {
        Path file = SafetensorsFixture.write(folder.resolve("bad.st"), header.replace('\'', '"'), new byte[8]);

        assertThatThrownBy(() -> Safetensors.index(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.st")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "9", "100000001", "9223372036854775807", "-1"})
    void refusesImpossibleHeaderLengths(long length) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        Path file = Files.write(folder.resolve("bad.st"), bytes.array());

        assertThatThrownBy(() -> Safetensors.index(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.st");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Path file = Files.createFile(folder.resolve("empty"));

        assertThatThrownBy(() -> Safetensors.index(file)).hasMessageContaining("it has 0 bytes");
    }

    @Test
    void findsWeightsUnderTheNamesOfRepackedFiles() throws IOException {
        String header = "{\"control_model.x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                + "\"project_modules.1.y\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}";
        Weights weights = Weights.open(List.of(SafetensorsFixture.write(folder.resolve("w"), header, new byte[8])));

        assertThat(weights.require("model.control_model.x", 1).name()).isEqualTo("control_model.x");
        assertThat(weights.require("model.diffusion_model.project_modules.1.y", 1)
                        .name())
                .isEqualTo("project_modules.1.y");
        assertThat(weights.bytes()).isEqualTo(8);
    }

    @Test
    void namesTheTensorThatIsMissingOrOfAnotherShape() throws IOException {
        Weights weights = Weights.open(List.of(SafetensorsFixture.write(folder.resolve("w.st"), SOUND, new byte[8])));

        assertThatThrownBy(() -> weights.require("z", 2))
                .hasMessageContaining("z")
                .hasMessageContaining("w.st");
        assertThatThrownBy(() -> weights.require("a", 1, 2))
                .hasMessageContaining("w.st: tensor a has the shape [2] where the model needs [1, 2]");
    }
}
