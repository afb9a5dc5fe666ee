package io.keenframe.supir.torch;

import io.keenframe.supir.tensor.StoredTensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The zip that PyTorch writes: a pickle, and beside it a folder of storages by their numbers. */
final class TorchArchive implements AutoCloseable {
    private static final String PICKLE = "data.pkl";

    /** A pickle of 3500 tensors has less than a MiB. */
    private static final long LARGEST_PICKLE = 64L << 20;

    private final Path file;
    private final ZipFile zip;
    private final ZipArchiveEntry pickle;

    private TorchArchive(Path file, ZipFile zip, ZipArchiveEntry pickle) {
        this.file = file;
        this.zip = zip;
        this.pickle = pickle;
    }

    static TorchArchive open(Path file) throws IOException {
        ZipFile zip = zip(file);
        for (ZipArchiveEntry entry : java.util.Collections.list(zip.getEntries())) {
            if (entry.getName().equals(PICKLE) || entry.getName().endsWith("/" + PICKLE)) {
                return new TorchArchive(file, zip, entry);
            }
        }
        zip.close();
        throw new IOException(file + " is a zip, but none that PyTorch wrote: it holds no " + PICKLE);
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return ZipFile.builder().setPath(file).get();
        } catch (IOException e) {
            throw new IOException(
                    file + " is a zip that is damaged or not whole (" + e.getMessage() + "); download or copy it again",
                    e);
        }
    }

    byte[] pickle() throws IOException {
        if (pickle.getSize() > LARGEST_PICKLE) {
            throw new PickleException("its pickle has " + pickle.getSize() + " bytes, more than any checkpoint's");
        }
        try (InputStream in = zip.getInputStream(pickle)) {
            return in.readNBytes((int) LARGEST_PICKLE);
        }
    }

    /** Where a tensor lies in the file. */
    StoredTensor place(String name, PickledTensor tensor) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(beside("data/" + tensor.storage().key()));
        if (entry == null) {
            throw new PickleException("tensor " + name + " lies in the storage "
                    + tensor.storage().key() + ", which is not there");
        }
        requireInPlace(entry);
        tensor.requireWithin(name, entry.getSize());
        return tensor.stored(file, name, dataOffset(entry));
    }

    private void requireInPlace(ZipArchiveEntry entry) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new PickleException("its entry " + entry.getName()
                    + " is compressed, so that it cannot be read in place; save it again with torch.save");
        }
        ZipArchiveEntry order = zip.getEntry(beside("byteorder"));
        if (order != null && !text(order).equals("little")) {
            throw new PickleException("its numbers are big-endian; save it again on a little-endian machine");
        }
    }

    private String text(ZipArchiveEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(16), StandardCharsets.US_ASCII);
        }
    }

    /** Known from the entry's own header, which the stream's making reads. */
    private long dataOffset(ZipArchiveEntry entry) throws IOException {
        zip.getRawInputStream(entry).close();
        return entry.getDataOffset();
    }

    private String beside(String name) {
        String path = pickle.getName();
        return path.substring(0, path.length() - PICKLE.length()) + name;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
