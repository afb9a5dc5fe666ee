package io.keenframe.runtime.health;

/** One thing that can be well or not; cheap, and safe to be asked often. */
@FunctionalInterface
public interface HealthCheck {
    /** Returns where it is well; the exception's message says what is not. */
    void check() throws Exception;
}
