package io.keenframe.app.it;

import io.keenframe.app.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own, so that it can be killed. */
final class BrokerProcess {
    static final String READY = "broker ready";

    private BrokerProcess() {}

    /** The broker: its folder and its port. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
