package io.keenframe.runtime;

/** The end that frames come out of, one at a time; fast in order, exact at random. For one thread. */
public interface FrameFetcher extends AutoCloseable {
    /**
     * The record at an offset.
     *
     * @throws FrameGoneException where it was trimmed, its topic was deleted, or it never came
     */
    byte[] fetch(String topic, long offset) throws InterruptedException;

    @Override
    void close();
}
