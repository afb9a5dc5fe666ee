package io.keenframe.app.hub;

/**
 * A file of a repository on a hub.
 *
 * @param repository {@code OWNER/REPO}
 * @param path the file's path in it
 */
public record HubFile(String repository, String path) {
    /** The file's own name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
