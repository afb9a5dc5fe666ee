package io.keenframe.supir.torch;

import java.util.List;

/** Something outside the pickle that it may name, and what becomes of it when it is called. */
@FunctionalInterface
interface Global {
    /** What a call with these arguments gives. */
    Object call(List<?> arguments) throws PickleException;
}
