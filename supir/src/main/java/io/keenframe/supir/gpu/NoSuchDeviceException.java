package io.keenframe.supir.gpu;

/** A device that was asked for is not there, or something that it needs is not; the message is one line that says which. */
public final class NoSuchDeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoSuchDeviceException(DeviceChoice choice, String reason) {
        super("networks cannot run on " + choice + ": " + reason);
    }
}
