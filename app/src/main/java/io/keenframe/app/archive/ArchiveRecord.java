package io.keenframe.app.archive;

import io.keenframe.contract.Carried;
import io.keenframe.contract.Damage;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.frame.SourceInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that made a result, for those who will look at it in years.
 *
 * @param schema the version of this record's form, {@value #SCHEMA}; a later form has another name
 * @param code Keenframe's version
 * @param settings what was asked for, every setting that decides the result among it
 * @param seed the seed of the model's noise; null for an engine that has none
 * @param models the files of the model that restored, and what was added to it
 * @param source the source as it was
 * @param sourceInfo what its container says, and what was found out of its fields
 * @param sourceFrames the list of the hashes of its frames
 * @param gaps where it presents no frame
 * @param damage what of it was found damaged
 * @param groups which frames were restored together, and with which reference
 * @param result the result as it was
 * @param frames how many frames it has
 * @param resultFrames the list of the hashes of its frames
 * @param stretch which part of the source's streams was carried over; null for all of them
 * @param shift how much later everything is in the result, in seconds; below 0 for earlier
 * @param streams what became of the source's streams beside the pictures
 * @param notKept what of the source it does not have, a line each
 * @param digitalSourceType IPTC's term for where its pictures come from, a URI; null where they are the source's own
 * @param xmp the packet that says so; null where there is none
 */
public record ArchiveRecord(
        String schema,
        String code,
        JobSpec settings,
        @Nullable String seed,
        List<KeptFile> models,
        KeptFile source,
        SourceInfo sourceInfo,
        KeptFile sourceFrames,
        List<Gap> gaps,
        Damage damage,
        List<GroupNote> groups,
        KeptFile result,
        int frames,
        KeptFile resultFrames,
        Carried.@Nullable Stretch stretch,
        double shift,
        List<StreamNote> streams,
        List<String> notKept,
        @Nullable String digitalSourceType,
        @Nullable KeptFile xmp) {
    /** The form that is written. */
    public static final String SCHEMA = "keenframe-archive/2";

    /**
     * Frames that were restored together.
     *
     * @param group the group's number
     * @param shot its shot's
     * @param firstFrame its first frame's
     * @param frames how many it has
     * @param reference the number of the frame that lent it detail
     * @param sharpness that frame's score, comparable within a shot
     */
    public record GroupNote(int group, int shot, int firstFrame, int frames, int reference, double sharpness) {}

    public ArchiveRecord {
        models = List.copyOf(models);
        gaps = List.copyOf(gaps);
        groups = List.copyOf(groups);
        streams = List.copyOf(streams);
        notKept = List.copyOf(notKept);
    }
}
