package io.keenframe.supir.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.supir.checkpoint.Checkpoint;
import io.keenframe.supir.tensor.DataType;
import io.keenframe.supir.tensor.StoredTensor;
import io.keenframe.supir.tensor.Tensor;
import io.keenframe.supir.tensor.TensorFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The .ckpt files were written by PyTorch; make.py beside them says how. */
final class TorchFileTest {
    private static final Path FILES = Path.of("src/test/resources/torch");

    @TempDir
    private Path folder;

    private static Map<String, StoredTensor> open(String name) throws IOException {
        return Checkpoint.open(FILES.resolve(name)).tensors();
    }

    @Test
    void findsEveryTensorOfADictionaryInPlace() throws IOException {
        Map<String, StoredTensor> flat = open("flat.ckpt");

        assertThat(flat.keySet()).containsExactly("half", "brain", "float", "ids", "scalar", "view");
        assertThat(flat.values())
                .extracting(StoredTensor::type)
                .containsExactly(DataType.F16, DataType.BF16, DataType.F32, DataType.I64, DataType.F32, DataType.F16);
        assertThat(TensorFile.floats(tensor(flat, "half"))).isEqualTo(ramp(3, 4));
        assertThat(TensorFile.floats(tensor(flat, "brain"))).isEqualTo(ramp(2, 2));
        assertThat(TensorFile.floats(tensor(flat, "float"))).isEqualTo(ramp(5));
        assertThat(TensorFile.longs(tensor(flat, "ids"))).containsExactly(0, 1, 2);
        assertThat(TensorFile.floats(tensor(flat, "scalar"))).isEqualTo(new Tensor(new float[] {4.5f}));
        assertThat(TensorFile.floats(tensor(flat, "view")).values())
                .isEqualTo(Arrays.copyOfRange(ramp(3, 4).values(), 4, 12));
    }

    private static StoredTensor tensor(Map<String, StoredTensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static Tensor ramp(int... shape) {
        float[] values = new float[Tensor.count(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 4f - 1;
        }
        return new Tensor(values, shape);
    }

    @Test
    void unwrapsTheDictionaryOfATrainer() throws IOException {
        Map<String, StoredTensor> tensors = open("wrapped.ckpt");

        assertThat(tensors.keySet()).containsExactly("weight", "bias");
        assertThat(TensorFile.floats(tensor(tensors, "weight"))).isEqualTo(ramp(2, 3));
    }

    @Test
    void readsParametersAndTheNewerPickleProtocol() throws IOException {
        assertThat(TensorFile.floats(tensor(open("parameter.ckpt"), "p"))).isEqualTo(ramp(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "turned.ckpt|tensor turned is not stored row by row",
                "function.ckpt|its pickle asks for __builtin__.print, which no tensor needs and which is never run",
                "old.ckpt|was written by PyTorch before 1.6, whose files cannot be read in place; take the .safeten",
            })
    void refusesWhatCannotBeReadInPlaceAndWhatIsNoTensor(String name, String message) {
        assertThatThrownBy(() -> open(name))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(FILES.resolve(name).toString())
                .hasMessageContaining(message);
    }

    /** Each is what {@code pickle} could run or choke on; a ~ ends a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "80 02 'cos~system~' 'X\4\0\0\0true' 85 52 2e|asks for os.system",
                "80 02 'cbuiltins~eval~' 2e|asks for builtins.eval",
                "80 04 '\u008c\2os' '\u008c\6system' 93 2e|asks for os.system",
                "80 02 'ctorch.storage~_load_from_bytes~' 2e|asks for torch.storage._load_from_bytes",
                "80 02 '(ios~system~' 2e|has the instruction 0x69",
                "80 02 'c\u001b[2J~x~' 2e|asks for ??2J.x",
                "80 02 7d 4b 01 85 4b 02 73 2e|a dictionary whose keys are not texts or whole numbers",
                "80 02 'X\u00ff\u00ff\u00ff\u007f' 2e|ends too early",
                "80 02 '\u008a\u0009' 2e|has a number of 9 bytes",
                "80 02 7d 71 00|ends too early",
                "80 02 52 2e|is damaged",
                "80 02 68 05 2e|is damaged",
                "80 02 4b 01 4b 01 52 2e|calls what is no function",
                "80 02 5d 2e|is no dictionary of tensors",
                "80 02 4b 01 85 51 2e|refers to something that is no storage",
            })
    void runsNothingAndTrustsNothing(String pickle, String message) throws IOException {
        Path file = archive("archive/data.pkl", assembled(pickle), ZipEntry.STORED);

        assertThatThrownBy(() -> TorchFile.index(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message);
    }

    /** {@code {'a': _rebuild_tensor_v2(('storage', FloatStorage, KEY, 'cpu', 2), START, SHAPE, STRIDES, ...)}}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|4b 00|4b 03 85|4b 01 85|ends at byte 12 of a storage that has 8",
                "0|4b 01|4b 02 85|4b 01 85|ends at byte 12 of a storage that has 8",
                "0|4a ff ff ff ff|4b 01 85|4b 01 85|ends at byte 0 of a storage",
                "7|4b 00|4b 01 85|4b 01 85|lies in the storage 7, which is not there",
                "0|4b 00|4a ff ff ff ff 85|4b 01 85|has an impossible shape",
                "0|4b 00|8a 08 ff ff ff ff ff ff ff 7f 4b 04 86|4b 04 4b 01 86|has an impossible shape",
                "0|4b 00|4b 02 85|29|states a tensor in a way that PyTorch does not",
            })
    void believesNoPlaceThatTheFileDoesNotHave(String key, String start, String shape, String strides, String message)
            throws IOException {
        String pickle = "80 02 7d 'X\1\0\0\0a' 'ctorch._utils\n_rebuild_tensor_v2\n' 28 28 'X\7\0\0\0storage'"
                + " 'ctorch\nFloatStorage\n' 'X\1\0\0\0" + key + "' 'X\3\0\0\0cpu' 4b 02 74 51 " + start + " " + shape
                + " " + strides + " 89 7d 74 52 73 2e";
        Path file = archive("archive/data.pkl", assembled(pickle), ZipEntry.STORED);

        assertThatThrownBy(() -> TorchFile.index(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesAZipOfSomethingElseAndADamagedOne() throws IOException {
        Path other = archive("readme.txt", new byte[3], ZipEntry.STORED);
        assertThatThrownBy(() -> TorchFile.index(other)).hasMessageContaining("none that PyTorch wrote");

        Path half = Files.write(folder.resolve("half"), Arrays.copyOf(Files.readAllBytes(other), 40));
        assertThatThrownBy(() -> Checkpoint.open(half)).hasMessageContaining("is a zip that is damaged or not whole");
    }

    private Path archive(String name, byte[] content, int method) throws IOException {
        Path file = folder.resolve("made.ckpt");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, name, content, method);
            put(zip, "archive/data/0", new byte[8], method);
        }
        return file;
    }

    private static void put(ZipOutputStream zip, String name, byte[] content, int method) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    @Test
    void refusesStoragesThatAreCompressed() throws IOException {
        String pickle = "80 02 7d 'X\1\0\0\0a' 'ctorch._utils\n_rebuild_tensor_v2\n' 28 28 'X\7\0\0\0storage'"
                + " 'ctorch\nFloatStorage\n' 'X\1\0\0\0" + 0 + "' 'X\3\0\0\0cpu' 4b 02 74 51 4b 00 4b 02 85 4b 01 85"
                + " 89 7d 74 52 73 2e";
        Path file = archive("archive/data.pkl", assembled(pickle), ZipEntry.DEFLATED);

        assertThatThrownBy(() -> TorchFile.index(file)).hasMessageContaining("archive/data/0 is compressed");
    }

    /** Bytes in hexadecimal, and texts between quotes, in which a ~ ends a line. */
    private static byte[] assembled(String pickle) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < pickle.length(); ) {
            if (pickle.charAt(i) == ' ') {
                i++;
            } else if (pickle.charAt(i) == '\'') {
                int end = pickle.indexOf('\'', i + 1);
                bytes.append(pickle.substring(i + 1, end).replace('~', '\n'));
                i = end + 1;
            } else {
                bytes.append((char) Integer.parseInt(pickle.substring(i, i + 2), 16));
                i += 2;
            }
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
