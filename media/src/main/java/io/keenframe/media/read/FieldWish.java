package io.keenframe.media.read;

import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Treatment;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What whoever reads a film wants of its fields.
 *
 * @param known what was found out earlier, which stands; null where the film is to be looked at first
 * @param treatment what is to be done; null for what suits the film
 * @param changesNothing whether the film goes through an engine that has to give everything back
 */
public record FieldWish(
        @Nullable FieldStudy known, @Nullable Treatment treatment, boolean changesNothing) {
    /** Frames are taken as they are. */
    public static FieldWish none() {
        return of(FieldStudy.none());
    }

    /** What was found out earlier is done again. */
    public static FieldWish of(FieldStudy known) {
        return new FieldWish(known, null, false);
    }

    /** The film is looked at first. */
    public static FieldWish suiting(@Nullable Treatment treatment, boolean changesNothing) {
        return new FieldWish(null, treatment, changesNothing);
    }

    /** What is known of a film's fields and done about them, which takes a look at it where nothing is known yet. */
    FieldStudy of(Path source, ReadOptions options) {
        return known != null ? known : FieldStudies.of(source, options).treated(treatment, changesNothing);
    }
}
