package io.keenframe.app.models;

import io.keenframe.app.hub.HubFile;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a model is made of where none of it is here yet.
 *
 * @param name the name of its bundle
 * @param supir where its SUPIR file is
 * @param sdxl where its SDXL file is; empty where it is of the user's choice
 * @param config the file of its sizes; empty for those of the published model
 */
public record Recipe(String name, HubFile supir, Optional<HubFile> sdxl, Optional<Path> config) {}
