package io.keenframe.app.service;

import io.keenframe.app.Interrupt;
import io.keenframe.app.Workplace;
import io.keenframe.app.job.Services;
import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.health.HealthCheck;
import io.keenframe.runtime.health.HealthServer;
import io.keenframe.runtime.kafka.KafkaCluster;
import io.keenframe.runtime.kafka.KafkaSettings;
import io.keenframe.runtime.metrics.Metrics;
import java.io.PrintStream;
import java.util.Map;

/**
 * A service from its start to the signal that ends it.
 *
 * @param name as the command is called
 * @param kafka the cluster's brokers
 * @param port where its health and metrics are told
 * @param out where it says that it is up, and that it stops
 */
public record LoneService(String name, String kafka, int port, PrintStream out) {
    /** How a service comes to what it needs. */
    @FunctionalInterface
    public interface Start {
        /** Starts it; {@link LoneService} closes it. */
        Services start(Cluster cluster, JobLog log, Metrics metrics, Home home);
    }

    /** Runs until a TERM signal, Ctrl-C, or a fault of the service. */
    public void run(Start start) throws Exception {
        Interrupt interrupt = Interrupt.listen();
        Workplace workplace = Workplace.of(System.getenv());
        try (Metrics metrics = new Metrics().withProcess();
                Cluster cluster = KafkaCluster.open(KafkaSettings.of(kafka), metrics);
                JobLog log = cluster.openLog();
                Services services = start.start(cluster, log, metrics, workplace.home())) {
            serve(cluster, log, metrics.watching(log), services, interrupt);
        }
    }

    private void serve(Cluster cluster, JobLog log, Metrics metrics, Services services, Interrupt interrupt)
            throws Exception {
        Map<String, HealthCheck> alive = Map.of(name, services::check, "log", log::check);
        Map<String, HealthCheck> ready = Map.of(name, services::check, "log", log::check, "kafka", cluster::check);
        try (HealthServer health = HealthServer.start(port, alive, ready, metrics)) {
            out.println("keenframe " + name + " works for " + kafka + "; http://localhost:" + health.port()
                    + "/healthz tells how it is");
            interrupt.await();
            out.println("keenframe " + name + " finishes what is in hand and stops");
            services.drain();
        }
    }
}
