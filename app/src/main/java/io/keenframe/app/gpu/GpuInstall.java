package io.keenframe.app.gpu;

import io.keenframe.app.Failure;
import io.keenframe.app.hub.Download;
import io.keenframe.app.hub.Hub;
import io.keenframe.app.models.Agreement;
import io.keenframe.app.progress.Words;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the natives for cards.
 *
 * @param artifact what holds them
 * @param natives where they go
 * @param download how it comes
 * @param agreement to its licence
 */
public record GpuInstall(GpuArtifact artifact, GpuNatives natives, Download download, Agreement agreement) {
    /**
     * Downloads the artifact, unpacks the natives and keeps no more.
     *
     * @param from the Maven repository to fetch it from; null for the one that Keenframe's own libraries came from
     * @param overwrite whether natives that are there already may be replaced
     * @throws Failure where they are there already, the licence is not agreed to, or they cannot be had
     */
    public void run(@Nullable String from, boolean overwrite) throws IOException, InterruptedException {
        requirePlatform(System.getProperty("os.name") + "-" + System.getProperty("os.arch"));
        if (natives.exist() && !overwrite) {
            throw new Failure(natives.folder() + " is there already; give -y to fetch it again");
        }
        URI address = artifact.address(Hub.requireWeb(from == null ? artifact.repository() : from));
        agreement.require(
                GpuArtifact.LICENCE + "; " + Words.bytes(artifact.bytes()) + " come from " + address.getHost());
        Path jar = natives.folder().resolveSibling(artifact.file());
        if (!Files.exists(jar)) {
            download.run(address, jar, Optional.of(artifact.sha256()));
        }
        natives.unpack(jar);
        Files.delete(jar);
    }

    /** The artifact holds natives of other systems as well, or none for this one. */
    static void requirePlatform(String platform) {
        if (!platform.matches("Linux-(amd64|x86_64)")) {
            throw new Failure("there are no natives for cards on " + platform
                    + "; networks run on cards under Linux on x86-64 alone");
        }
    }
}
