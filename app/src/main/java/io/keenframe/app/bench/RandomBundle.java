package io.keenframe.app.bench;

import io.keenframe.app.Failure;
import io.keenframe.supir.BaseModel;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.BundleImport;
import io.keenframe.supir.checkpoint.RandomCheckpoints;
import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.tensor.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model of the published size and layout whose half-precision weights are random: as fast as the real one, and of no
 * use.
 *
 * @param folder where its files lie once they were asked for; those of an earlier time are taken as they are
 */
public record RandomBundle(Path folder) {
    private static final String NAME = "random-full";
    private static final long BYTES = 10L << 30;

    /**
     * The bundle, which is written where there is none yet: 10 GB.
     *
     * @throws Failure where there is no room for it
     */
    public Bundle bundle() throws IOException {
        Path made = folder.resolve(NAME);
        if (!Files.exists(made.resolve(Bundle.MANIFEST))) {
            write();
        }
        return Bundle.read(made);
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < BYTES) {
            throw new Failure(folder + " has " + (free >> 30) + " GB left and random weights of full size take "
                    + (BYTES >> 30) + "; name another folder with --folder, or a bundle with --model");
        }
        RandomCheckpoints checkpoints = new RandomCheckpoints(SupirConfig.FULL, DataType.F16);
        checkpoints.write(folder);
        Path merges = folder.resolve("merges.txt");
        checkpoints.writeMerges(merges);
        new BundleImport(
                        new BundleImport.Labels(NAME, "random weights of full size, to measure with", "none"),
                        folder.resolve(RandomCheckpoints.SDXL),
                        folder.resolve(RandomCheckpoints.SUPIR),
                        Optional.empty(),
                        Optional.of(merges),
                        BaseModel.ORDINARY)
                .into(folder);
    }
}
