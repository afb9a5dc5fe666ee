package io.keenframe.supir.torch;

import java.util.List;

/** All that a pickle can reach: what is not given here does not exist for it. */
interface Globals {
    /**
     * What a name stands for.
     *
     * @throws PickleException if it stands for nothing
     */
    Object named(String module, String name) throws PickleException;

    /**
     * What a reference to something kept outside the pickle stands for.
     *
     * @throws PickleException if it stands for nothing
     */
    Object persistent(List<?> id) throws PickleException;
}
