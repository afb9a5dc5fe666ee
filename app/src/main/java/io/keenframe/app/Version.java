package io.keenframe.app;

/** Keenframe's version, as the build wrote it into the jar. */
public final class Version {
    private Version() {}

    /** The version; {@code development} where the classes run without a jar. */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
