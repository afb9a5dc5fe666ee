package io.keenframe.app.it;

import io.keenframe.app.job.Crew;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Scaling;
import io.keenframe.restorer.RestorerService;
import io.keenframe.restorer.RestorerSettings;
import io.keenframe.restorer.engine.Engine;
import io.keenframe.restorer.engine.EngineFactory;
import io.keenframe.restorer.engine.FrameSink;
import io.keenframe.restorer.engine.GroupFrames;
import io.keenframe.restorer.engine.Progress;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A restorer in a process of its own that a certain frame ends, as a fault in a native library would. */
final class PoisonedRestorer {
    private PoisonedRestorer() {}

    /** The restorer: its cluster, and the frame's number in the film. */
    public static void main(String[] arguments) throws InterruptedException {
        int poison = Integer.parseInt(arguments[1]);
        RestorerSettings settings =
                RestorerSettings.of(List.of(Path.of("none"))).withWorkers(1);
        Metrics metrics = new Metrics();
        Cluster cluster = KafkaCluster.open(KafkaSettings.of(arguments[0]), metrics);
        EngineFactory engines = Crew.engines(settings).get();
        RestorerService.start(cluster, cluster.openLog(), metrics, () -> new Factory(engines, poison), settings);
        new CountDownLatch(1).await();
    }

    private record Factory(EngineFactory engines, int poison) implements EngineFactory {
        @Override
        public Engine open(EngineSettings settings, Scaling scaling) {
            return new Poisoned(engines.open(settings, scaling), poison);
        }

        @Override
        public void close() {
            engines.close();
        }
    }

    private record Poisoned(Engine engine, int poison) implements Engine {
        @Override
        public boolean changesNothing() {
            return false;
        }

        @Override
        public void restore(GroupFrames group, FrameSink restored, Progress progress) throws InterruptedException {
            for (int i = 0; i < group.count(); i++) {
                if (group.frame(i).index() == poison) {
                    Runtime.getRuntime().halt(9);
                }
            }
            engine.restore(group, restored, progress);
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
