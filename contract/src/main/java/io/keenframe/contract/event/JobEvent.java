package io.keenframe.contract.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.keenframe.contract.Carried;
import io.keenframe.contract.Damage;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.frame.SourceInfo;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened to a job: a record of the jobs log, from which everything about jobs is known.
 *
 * <p>The log is compacted by {@link #key()}, so two events that both matter have different keys.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobEvent.Submitted.class, name = "submitted"),
    @JsonSubTypes.Type(value = JobEvent.GoneOnWith.class, name = "gone-on-with"),
    @JsonSubTypes.Type(value = JobEvent.Probed.class, name = "probed"),
    @JsonSubTypes.Type(value = JobEvent.GroupPlanned.class, name = "group-planned"),
    @JsonSubTypes.Type(value = JobEvent.GroupScored.class, name = "group-scored"),
    @JsonSubTypes.Type(value = JobEvent.Ingested.class, name = "ingested"),
    @JsonSubTypes.Type(value = JobEvent.ShotSettled.class, name = "shot-settled"),
    @JsonSubTypes.Type(value = JobEvent.Remarked.class, name = "remarked"),
    @JsonSubTypes.Type(value = JobEvent.FrameTried.class, name = "frame-tried"),
    @JsonSubTypes.Type(value = JobEvent.FrameFilled.class, name = "frame-filled"),
    @JsonSubTypes.Type(value = JobEvent.GroupRestored.class, name = "group-restored"),
    @JsonSubTypes.Type(value = JobEvent.PartWritten.class, name = "part-written"),
    @JsonSubTypes.Type(value = JobEvent.PartLost.class, name = "part-lost"),
    @JsonSubTypes.Type(value = JobEvent.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = JobEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = JobEvent.Joined.class, name = "joined"),
    @JsonSubTypes.Type(value = JobEvent.Finished.class, name = "finished"),
    @JsonSubTypes.Type(value = JobEvent.Failed.class, name = "failed")
})
public sealed interface JobEvent {
    /** The job that it happened to. */
    JobId job();

    /** The record's key in the compacted log. */
    String key();

    /** A job was handed in. */
    record Submitted(JobSpec spec) implements JobEvent {
        @Override
        public JobId job() {
            return spec.id();
        }

        @Override
        public String key() {
            return job() + "/submitted";
        }
    }

    /**
     * A job that was begun and not ended was handed in again.
     *
     * @param run how often, from 1
     * @param frames how many frames were restored by then
     */
    record GoneOnWith(JobId job, int run, int frames) implements JobEvent {
        @Override
        public String key() {
            return job + "/run/" + run;
        }
    }

    /** The source was opened. */
    record Probed(JobId job, SourceInfo source) implements JobEvent {
        @Override
        public String key() {
            return job + "/probed";
        }
    }

    /** A group's frames are in the job's frames topic. */
    record GroupPlanned(JobId job, Group group) implements JobEvent {
        @Override
        public String key() {
            return job + "/planned/" + group.index();
        }
    }

    /**
     * What a group was planned by; comes before the plan.
     *
     * @param group the group's number
     * @param sharpness the score of each of its frames, comparable within one shot only
     * @param similarity how much of the group its reference shows, 0 to 1
     */
    record GroupScored(JobId job, int group, List<Double> sharpness, double similarity) implements JobEvent {
        public GroupScored {
            sharpness = List.copyOf(sharpness);
        }

        @Override
        public String key() {
            return job + "/scored/" + group;
        }
    }

    /**
     * The source has no more frames.
     *
     * @param frames how many it had
     * @param groups how many groups they made
     * @param damage what of it turned out to be damaged
     */
    record Ingested(JobId job, int frames, int groups, Damage damage) implements JobEvent {
        @Override
        public String key() {
            return job + "/ingested";
        }
    }

    /**
     * A shot's own settings are known, found on its reference frame. The first such event of a shot counts, and the shot's
     * groups are restored with what it says, by whichever worker; the key keeps later ones apart from it.
     *
     * @param shot the shot's number
     * @param by what tells this finding from any other of the shot
     * @param parameters the engine's settings that the shot changes, by name, such as {@code caption}
     * @param remarks what a user should hear of it, a line each, such as why there is no caption
     */
    record ShotSettled(JobId job, int shot, String by, SortedMap<String, String> parameters, List<String> remarks)
            implements JobEvent {
        public ShotSettled {
            parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
            remarks = List.copyOf(remarks);
        }

        @Override
        public String key() {
            return job + "/shot/" + shot + "/" + by;
        }
    }

    /**
     * A service found something of the film as a whole that a user should hear. A run that finds it again says the same.
     *
     * @param by which service
     * @param remarks what it found, a line each, such as that a stream was converted
     */
    record Remarked(JobId job, String by, List<String> remarks) implements JobEvent {
        public Remarked {
            remarks = List.copyOf(remarks);
        }

        @Override
        public String key() {
            return job + "/remarked/" + by;
        }
    }

    /**
     * A group's restored frames are in the job's restored topic. The first such event of a group counts; the key
     * keeps later ones apart from it.
     *
     * @param group the group's number
     * @param offsets where its frames lie, in their order
     * @param diffused which share of the frames' pixels the engine itself made: 1 for all; less where results were
     *     carried from frame to frame, more where a reference outside the group was restored too
     * @param seconds what each stage of the engine took, summed over the frames
     */
    record GroupRestored(JobId job, int group, List<Long> offsets, double diffused, Map<String, Double> seconds)
            implements JobEvent {
        public GroupRestored {
            offsets = List.copyOf(offsets);
            seconds = Map.copyOf(seconds);
        }

        @Override
        public String key() {
            return job + "/restored/" + group + "/" + offsets.get(0);
        }
    }

    /**
     * A frame is about to be restored by itself, because its group ended its workers or failed them again and again. A
     * worker that the frame ends cannot say so any more; that nothing follows says it.
     *
     * @param group the group's number
     * @param frame the frame's number in the film
     * @param attempt which attempt it is, from 1
     */
    record FrameTried(JobId job, int group, int frame, int attempt) implements JobEvent {
        @Override
        public String key() {
            return job + "/tried/" + frame + "/" + attempt;
        }
    }

    /**
     * A frame that its engine cannot restore was scaled in its place.
     *
     * @param group the group's number
     * @param frame the frame's number in the film
     * @param reason what the engine did about it, in one line
     */
    record FrameFilled(JobId job, int group, int frame, String reason) implements JobEvent {
        @Override
        public String key() {
            return job + "/filled/" + frame;
        }
    }

    /** A part is safe on disk. */
    record PartWritten(JobId job, Part part) implements JobEvent {
        @Override
        public String key() {
            return job + "/part/" + part.index();
        }
    }

    /**
     * A part's file is not what was written, so it and all that follow are made anew from the source.
     *
     * @param index the first part's number
     * @param by what tells this loss from an earlier one of the same part
     * @param reason one line that names the file and what is wrong with it
     */
    record PartLost(JobId job, int index, String by, String reason) implements JobEvent {
        @Override
        public String key() {
            return job + "/lost/" + index + "/" + by;
        }
    }

    /**
     * A stage waits for something outside to be mended, and then goes on by itself.
     *
     * @param stage which stage, or {@link #DISK}
     * @param reason one line that names the file, folder or disk, and the way out
     */
    record Paused(JobId job, String stage, String reason) implements JobEvent {
        /** In place of a stage: that no more frames are to be published, since Kafka's disk is nearly full. */
        public static final String DISK = "disk";

        @Override
        public String key() {
            return job + "/pause/" + stage;
        }
    }

    /** What a stage was waiting for is mended. */
    record Resumed(JobId job, String stage) implements JobEvent {
        @Override
        public String key() {
            return job + "/pause/" + stage;
        }
    }

    /**
     * The result is complete and on disk, and gets its name next: a file of these bytes at the output is this job's.
     *
     * @param sha256 the result's SHA-256, in hexadecimal digits
     * @param notKept what of the source the result's container could not hold, a line each
     * @param carried what of it the result has beside the pictures
     */
    record Joined(JobId job, String sha256, List<String> notKept, Carried carried) implements JobEvent {
        public Joined {
            notKept = List.copyOf(notKept);
        }

        /** A film of nothing but pictures. */
        public Joined(JobId job, String sha256, List<String> notKept) {
            this(job, sha256, notKept, Carried.nothing());
        }

        @Override
        public String key() {
            return job + "/joined";
        }
    }

    /**
     * The result is in its place.
     *
     * @param frames how many frames it has
     * @param notKept what of the source the result's container could not hold, a line each
     */
    record Finished(JobId job, String output, int frames, List<String> notKept) implements JobEvent {
        public Finished {
            notKept = List.copyOf(notKept);
        }

        @Override
        public String key() {
            return job + "/outcome";
        }
    }

    /**
     * The job cannot go on.
     *
     * @param stage the service that gave up
     * @param reason one line that names the file or the setting, and the way out
     * @param hopeless whether the source itself is at fault, so that no work of the job is of use any more
     */
    record Failed(JobId job, String stage, String reason, boolean hopeless) implements JobEvent {
        /** A failure that can be mended, after which the job is gone on with. */
        public Failed(JobId job, String stage, String reason) {
            this(job, stage, reason, false);
        }

        @Override
        public String key() {
            return job + "/outcome";
        }
    }
}
