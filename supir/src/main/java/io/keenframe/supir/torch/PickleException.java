package io.keenframe.supir.torch;

import java.io.IOException;

/** A pickle that is unsound, or asks for what a checkpoint does not need. */
final class PickleException extends IOException {
    private static final long serialVersionUID = 1;

    PickleException(String message) {
        super(message);
    }
}
