package io.keenframe.supir;

import io.keenframe.supir.sample.SamplerProgress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Times the parts of one restoration for an observer, and ends it when the observer says so. */
final class Watch {
    private final Observer observer;
    private final LongSupplier nanoTime;

    Watch(Observer observer, LongSupplier nanoTime) {
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    <T> T time(Stage stage, Supplier<T> work) {
        stopIfCancelled("before " + stage);
        long start = nanoTime.getAsLong();
        T result = work.get();
        observer.finished(stage, Duration.ofNanos(nanoTime.getAsLong() - start));
        return result;
    }

    void shortOfMemory(String consequence) {
        observer.shortOfMemory(consequence);
    }

    /** Tells of the steps of a sampler that starts now. */
    SamplerProgress steps() {
        stopIfCancelled("before its first step");
        long[] last = {nanoTime.getAsLong()};
        return (done, steps, latent) -> {
            long now = nanoTime.getAsLong();
            observer.stepped(done, steps, Duration.ofNanos(now - last[0]));
            last[0] = now;
            stopIfCancelled("after step " + done + " of " + steps);
        };
    }

    private void stopIfCancelled(String when) {
        if (observer.cancelled()) {
            throw new CancellationException("the restoration was cancelled " + when);
        }
    }
}
