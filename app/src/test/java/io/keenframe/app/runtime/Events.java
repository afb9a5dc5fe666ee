package io.keenframe.app.runtime;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.Group;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Reference;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.Ticket;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.event.JobEvent;
import java.util.List;
import java.util.Map;

/** Events and tickets of made-up jobs. */
final class Events {
    private Events() {}

    static JobEvent submitted(JobId job) {
        return new JobEvent.Submitted(new JobSpec(
                job,
                "/in.mp4",
                "/out.mp4",
                EngineSettings.of("identity", Map.of()),
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all()));
    }

    static Group group(int index) {
        return new Group(index, 0, index * 8, 8, index * 8L, new Reference(index * 8, index * 8L, 1));
    }

    static JobEvent planned(JobId job, int group) {
        return new JobEvent.GroupPlanned(job, group(group));
    }

    static JobEvent restored(JobId job, int group, long offset) {
        return new JobEvent.GroupRestored(job, group, List.of(offset), 1, Map.of());
    }

    static Ticket restore(JobId job, int group) {
        return new Ticket.Restore(job, group(group));
    }

    static int groupOf(Ticket ticket) {
        return ((Ticket.Restore) ticket).group().index();
    }
}
