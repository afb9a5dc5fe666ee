package io.keenframe.app.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.app.Failure;
import io.keenframe.contract.Codec;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.EngineSettings;
import io.keenframe.contract.JobId;
import io.keenframe.contract.JobSpec;
import io.keenframe.contract.Scaling;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.files.Home;
import io.keenframe.runtime.files.HomeLock;
import io.keenframe.runtime.memory.MemoryCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenJobsIT {
    private static final JobId JOB = new JobId("film");

    @TempDir
    private Path folder;

    @Test
    void thoseOfAMachineAreListedAndRemoved() throws IOException {
        Home home = new Home(folder);
        Files.write(home.createJob(JOB).resolve("something"), new byte[5000]);
        assertThat(OpenJobs.of(home)).containsExactly("film     5 kB  no part yet");
        HomeLock lock = HomeLock.take(home.job(JOB));
        assertThatThrownBy(() -> OpenJobs.remove(JOB, home))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is working on this job");
        lock.close();
        OpenJobs.remove(JOB, home);
        assertThat(home.job(JOB)).doesNotExist();
        assertThatThrownBy(() -> OpenJobs.remove(JOB, home))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("there is no job film that is not done");
    }

    @Test
    void thoseOfAClusterAreListedAndRemoved() throws InterruptedException {
        try (MemoryCluster cluster = new MemoryCluster();
                JobLog log = cluster.openLog()) {
            submit(log, JOB);
            submit(log, new JobId("done"));
            submit(log, new JobId("unlucky"));
            log.append(new JobEvent.Paused(JOB, "ingest", "/in.mp4 is gone; put it back"));
            log.append(new JobEvent.Finished(new JobId("done"), "/out.mp4", 4, List.of()));
            log.append(new JobEvent.Failed(new JobId("unlucky"), "restore", "no memory"));
            assertThat(OpenJobs.of(log))
                    .containsExactly(
                            "film  0 frames restored, paused: /in.mp4 is gone; put it back  /film.mp4",
                            "unlucky  0 frames restored, failed: no memory  /unlucky.mp4");
            OpenJobs.remove(JOB, cluster, log);
            assertThat(log.<Boolean>read(JOB, OpenJobsIT::isHopeless)).isTrue();
            assertThat(OpenJobs.of(log)).hasSize(1);
            assertThatThrownBy(() -> OpenJobs.remove(JOB, cluster, log)).isInstanceOf(Failure.class);
        }
    }

    private static boolean isHopeless(JobState state) {
        return ((JobEvent.Failed) state.outcome().orElseThrow()).hopeless();
    }

    private static void submit(JobLog log, JobId job) throws InterruptedException {
        log.append(new JobEvent.Submitted(new JobSpec(
                job,
                "/in.mp4",
                "/" + job + ".mp4",
                EngineSettings.of("identity", Map.of()),
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all())));
    }
}
