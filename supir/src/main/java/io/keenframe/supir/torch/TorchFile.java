package io.keenframe.supir.torch;

import io.keenframe.supir.tensor.StoredTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The index of a {@code .ckpt} or {@code .pt} file that PyTorch 1.6 or newer wrote: what it holds and where.
 *
 * <p>The file is a zip of a pickle and of one uncompressed entry for each storage, so tensors can be read in place.
 */
public final class TorchFile {
    /** Under which trainers wrap the tensors. */
    private static final String WRAPPER = "state_dict";

    private TorchFile() {}

    /**
     * Reads the pickle of a file.
     *
     * @return every tensor by its name, in the file's order; what else is there is passed over
     * @throws IOException if the file cannot be read or is unsound, or its pickle asks for anything but tensors
     */
    public static Map<String, StoredTensor> index(Path file) throws IOException {
        try (TorchArchive archive = TorchArchive.open(file)) {
            Object root = new Unpickler(archive.pickle(), new TorchGlobals()).load();
            Map<String, StoredTensor> index = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : tensors(root).entrySet()) {
                if (entry.getKey() instanceof String name && entry.getValue() instanceof PickledTensor tensor) {
                    index.put(name, archive.place(name, tensor));
                }
            }
            return Collections.unmodifiableMap(index);
        } catch (PickleException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Map<?, ?> tensors(Object root) throws PickleException {
        if (root instanceof Map<?, ?> map) {
            return map.get(WRAPPER) instanceof Map<?, ?> wrapped ? wrapped : map;
        }
        throw new PickleException("its pickle is no dictionary of tensors");
    }
}
