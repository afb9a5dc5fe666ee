package io.keenframe.supir.torch;

import io.keenframe.supir.tensor.DataType;

/**
 * The elements that one or more tensors share.
 *
 * @param type the type of its elements
 * @param key the name of its entry in the zip
 */
record PickledStorage(DataType type, String key) {}
