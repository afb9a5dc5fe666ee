package io.keenframe.contract;

/**
 * How references are chosen; all but the sharpest are there to be compared with it.
 *
 * @param rule which frame it is
 * @param seed what a random choice follows from
 */
public record ReferenceChoice(Rule rule, long seed) {
    /** Which frame a group's reference is. */
    public enum Rule {
        /** The frame near the group whose sharpness helps it most. */
        SHARPEST,
        /** The group's first. */
        FIRST,
        /** The group's middle one. */
        MIDDLE,
        /** Any of the group's. */
        RANDOM
    }

    /** What is best. */
    public static ReferenceChoice sharpest() {
        return new ReferenceChoice(Rule.SHARPEST, 0);
    }
}
