package io.keenframe.media.read;

import io.keenframe.contract.Damage;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.SourceInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A film's presented frames, in the order of their presentation, wherever they are decoded; for one thread at a time. */
public interface FrameSource extends AutoCloseable {
    /** What is known of the film without having read it. */
    SourceInfo info();

    /**
     * The next frame of the wanted stretch, numbered from 0; null after the last.
     *
     * @throws MediaException where the film cannot be read on
     * @throws InterruptedException where the thread was told to stop while it waited for the frame
     */
    @Nullable
    Frame read() throws InterruptedException;

    /** What of the film was found damaged so far; that it ends too early is known after its last frame. */
    Damage damage();

    /** What there is to say of the frames so far, a line each, such as that their size changes; known after the last. */
    List<String> remarks();

    @Override
    void close();
}
