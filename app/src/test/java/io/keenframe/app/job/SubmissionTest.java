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
import io.keenframe.contract.Topics;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.contract.event.JobState;
import io.keenframe.runtime.FramePublisher;
import io.keenframe.runtime.JobLog;
import io.keenframe.runtime.Stage;
import io.keenframe.runtime.files.Sha256;
import io.keenframe.runtime.memory.MemoryCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {
    private static final JobId JOB = new JobId("film");
    private static final byte[] FILM = "a film".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final MemoryCluster cluster = new MemoryCluster();
    private final JobLog log = cluster.openLog();
    private Path output;
    private JobSpec spec;

    @BeforeEach
    void name() {
        output = folder.resolve("out.mp4");
        spec = new JobSpec(
                JOB,
                "/in.mp4",
                output.toString(),
                EngineSettings.of("identity", Map.of()),
                Scaling.none(),
                new Encoding(Codec.H264, null, false),
                TimeRange.all());
    }

    @AfterEach
    void close() {
        log.close();
        cluster.close();
    }

    private void submit(boolean overwrite, boolean goesOn) throws InterruptedException {
        Submission.of(spec, new ResultPlace(output, overwrite, goesOn), cluster, log);
    }

    private void joined() throws InterruptedException {
        log.append(new JobEvent.Joined(JOB, Sha256.of(FILM), List.of()));
    }

    private void finished() throws InterruptedException {
        joined();
        log.append(new JobEvent.Finished(JOB, output.toString(), 4, List.of()));
    }

    private long tickets() throws InterruptedException {
        return cluster.outstanding(Stage.INGEST) + cluster.outstanding(Stage.ASSEMBLE);
    }

    @Test
    void aJobIsHandedInAndGoneOnWith() throws InterruptedException {
        submit(false, false);
        assertThat(log.<Integer>read(JOB, JobState::runs)).isZero();
        submit(false, true);
        assertThat(log.<Integer>read(JOB, JobState::runs)).isEqualTo(1);
        assertThat(tickets()).isEqualTo(4);
    }

    @Test
    void aFailedJobGoesOnWithItsRestoredFrames() throws Exception {
        failed();
        try (FramePublisher publisher = cluster.openPublisher()) {
            publisher.publish(Topics.restored(JOB), 0, FILM).get();
        }
        submit(false, true);
        assertThat(log.<Integer>read(JOB, JobState::framesRestored)).isOne();
    }

    @Test
    void aFailedJobWhoseRestoredFramesAreGoneBeginsAnewFromItsParts() throws InterruptedException {
        failed();
        submit(false, true);
        assertThat(log.<Integer>read(JOB, JobState::framesRestored)).isZero();
        assertThat(log.<Boolean>read(JOB, state -> state.spec().isPresent())).isTrue();
        assertThat(tickets()).isEqualTo(4);
    }

    private void failed() throws InterruptedException {
        submit(false, false);
        cluster.createTopics(JOB, 1 << 20);
        log.append(new JobEvent.GroupRestored(JOB, 0, List.of(0L), 1, Map.of()));
        log.append(new JobEvent.Failed(JOB, "restore", "no memory"));
    }

    @Test
    void aResultThatWasPutInPlaceBeforeAKillIsKnownAsTheJobsOwn() throws IOException, InterruptedException {
        submit(false, false);
        joined();
        Files.write(output, FILM);
        submit(false, true);
        assertThat(tickets())
                .as("the reassembler has to say that it is finished")
                .isEqualTo(4);
    }

    @Test
    void aJobThatFinishedBeforeAKillIsNotDoneAgain() throws IOException, InterruptedException {
        submit(false, false);
        finished();
        Files.write(output, FILM);
        submit(false, true);
        assertThat(tickets()).isEqualTo(2);
        assertThat(log.<Boolean>read(JOB, state -> state.outcome().isPresent())).isTrue();
    }

    @Test
    void aResultThatIsToBeReplacedIsDoneAgain() throws IOException, InterruptedException {
        submit(false, false);
        finished();
        Files.write(output, FILM);
        submit(true, false);
        assertThat(tickets()).isEqualTo(4);
        assertThat(log.<Boolean>read(JOB, state -> state.outcome().isPresent())).isFalse();
    }

    @Test
    void anotherFileInTheResultsPlaceIsNotTouched() throws IOException, InterruptedException {
        submit(false, false);
        joined();
        Files.writeString(output, "something else");
        assertThatThrownBy(() -> submit(false, true))
                .isInstanceOf(Failure.class)
                .hasMessage(output + " exists; give -y to replace it, or choose another name with -o");
        assertThat(tickets()).isEqualTo(2);
    }
}
