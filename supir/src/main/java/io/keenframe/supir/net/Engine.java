package io.keenframe.supir.net;

import io.keenframe.supir.config.SupirConfig;
import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Graph;
import io.keenframe.supir.onnx.RunningEvaluations;
import io.keenframe.supir.onnx.Session;
import io.keenframe.supir.tensor.WeightSource;

/**
 * What every network needs to be run.
 *
 * @param config its sizes
 * @param weights where its weights lie
 * @param execution how to run it
 * @param running what can cancel it
 */
record Engine(SupirConfig config, WeightSource weights, Execution execution, RunningEvaluations running) {
    Session open(Graph graph) {
        return Session.open(graph, execution, running);
    }

    /** Loads a graph for a few runs, each of which gives back its memory. */
    Session openBriefly(Graph graph) {
        return Session.openBriefly(graph, execution, running);
    }

    /**
     * Loads a graph that does much with few weights, for a few runs: they are rearranged for speed, in memory, whatever
     * those of others are.
     */
    Session openResident(Graph graph) {
        return Session.openBriefly(graph, execution.resident(), running);
    }

    /** Whether weights are left in their files for want of memory. */
    boolean isThrifty() {
        return execution.placement() == Execution.Placement.MAPPED
                && execution.device().card().isEmpty();
    }
}
