package io.keenframe.media.fields;

/** With which bottom field a frame's top field makes a whole picture. */
enum FieldMatch {
    /** Its own. */
    OWN,
    /** That of the frame before: the frame has the lines of two pictures of a telecined film. */
    BEFORE,
    /** That of the frame after. */
    AFTER,
    /** None: each is of a moment of its own, as in video. */
    NONE;

    /** So much of the most that it could comb is what compression makes. */
    private static final double RESIDUE = 0.15;

    /** Fields of one picture comb with each other by less than this much of what those of two do... */
    private static final double CLEARLY = 0.5;

    /** ...where compression has worn that away, compared with both other bottom fields, in the product. */
    private static final double TWICE = 0.2;

    static FieldMatch of(FieldCosts costs) {
        long least = Math.min(costs.before(), costs.after());
        long most = Math.max(costs.own(), Math.max(costs.before(), costs.after()));
        if (costs.own() <= RESIDUE * most || costs.own() <= CLEARLY * least) {
            return OWN;
        }
        if ((double) least * least > TWICE * costs.own() * most) {
            return NONE;
        }
        return costs.before() < costs.after() ? BEFORE : AFTER;
    }
}
