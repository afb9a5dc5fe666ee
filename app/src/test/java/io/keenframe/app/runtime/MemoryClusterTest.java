package io.keenframe.app.runtime;

import io.keenframe.runtime.Cluster;
import io.keenframe.runtime.memory.MemoryCluster;

class MemoryClusterTest extends ClusterContract {
    private final MemoryCluster cluster = new MemoryCluster();

    @Override
    Cluster cluster() {
        return cluster;
    }
}
