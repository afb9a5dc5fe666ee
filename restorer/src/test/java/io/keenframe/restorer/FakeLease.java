package io.keenframe.restorer;

import io.keenframe.runtime.Lease;

/** A lease of so many deliveries, which can be lost. */
final class FakeLease implements Lease {
    private final int delivery;
    volatile boolean lost;

    FakeLease(int delivery) {
        this.delivery = delivery;
    }

    @Override
    public boolean lost() {
        return lost;
    }

    @Override
    public int delivery() {
        return delivery;
    }
}
