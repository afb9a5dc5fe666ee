package io.keenframe.runtime.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keenframe.contract.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeIT {
    private static final JobId JOB = new JobId("a");

    @TempDir
    private Path folder;

    @Test
    void isWhatTheEnvironmentNamesElseInTheUsersOwn() {
        assertThat(Home.of(Map.of("KEENFRAME_HOME", "/srv/kf"), folder).root()).isEqualTo(Path.of("/srv/kf"));
        assertThat(Home.of(Map.of(), folder).root()).isEqualTo(folder.resolve(".keenframe"));
        assertThat(Home.of(Map.of("KEENFRAME_HOME", " "), folder).root()).isEqualTo(folder.resolve(".keenframe"));
    }

    @Test
    void aJobsFolderGoesWithAllThatIsInIt() throws IOException {
        Home home = new Home(folder);
        Files.createDirectories(home.broker(JOB).resolve("log"));
        Files.writeString(home.createJob(JOB).resolve("part-0.mkv"), "x");

        home.deleteJob(JOB);
        home.deleteJob(JOB);

        assertThat(home.job(JOB)).doesNotExist();
        assertThat(home.job(JOB).getParent()).exists();
    }

    @Test
    void aFolderIsOneProcesssAtATime() throws IOException {
        Path job = new Home(folder).job(JOB);
        try (HomeLock lock = HomeLock.take(job)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> HomeLock.take(job))
                    .isInstanceOf(FolderBusyException.class)
                    .hasMessageContaining(
                            "another keenframe (pid " + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining(job.toString());
        }
        try (HomeLock again = HomeLock.take(job)) {
            assertThat(again).isNotNull();
        }
    }
}
