package io.keenframe.app.models;

import io.keenframe.app.Failure;
import io.keenframe.app.progress.ByteLine;
import io.keenframe.supir.Bundle;
import io.keenframe.supir.WeightFile;
import io.keenframe.supir.tensor.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A look at a bundle's weight files, whose seals were found whole when it was read.
 *
 * @param line shows how far the reading is
 */
public record Verification(Bundle bundle, ByteLine line) {
    /**
     * Looks.
     *
     * @param deep whether every byte is read
     * @return what was found, a line each file
     * @throws Failure where a file is not what it was
     */
    public List<String> run(boolean deep) throws IOException {
        List<String> lines = new ArrayList<>();
        Map<Path, String> learnt = new LinkedHashMap<>();
        for (WeightFile file : bundle.weights()) {
            lines.add("ok  " + file.path() + (deep ? ": " + hashed(file, learnt) : ""));
        }
        if (!learnt.isEmpty()) {
            bundle.remember(learnt);
        }
        return lines;
    }

    private String hashed(WeightFile file, Map<Path, String> learnt) throws IOException {
        long size = Files.size(file.path());
        String hash = Sha256.hex(
                file.path(), done -> line.show("reading " + file.path().getFileName(), done, size));
        line.clear();
        if (file.sha256().isEmpty()) {
            learnt.put(file.path(), hash);
            return "sha256 " + hash + ", kept for the next look";
        }
        if (!file.sha256().get().equals(hash)) {
            throw new Failure(file.path() + " is damaged: its sha256 is " + hash + " and was "
                    + file.sha256().get() + "; download or copy it again");
        }
        return "sha256 " + hash + ", as it was";
    }
}
