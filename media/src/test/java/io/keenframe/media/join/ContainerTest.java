package io.keenframe.media.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ContainerTest {
    @Test
    void isToldByTheExtension() {
        assertThat(Container.of(Path.of("a/film.M4V"))).isEqualTo(Container.MP4);
        assertThat(Container.of(Path.of("film.x.mkv"))).isEqualTo(Container.MKV);
    }

    @Test
    void namesTheWayOut() {
        assertThatThrownBy(() -> Container.of(Path.of("film.avi"))).hasMessageContaining(".mkv");
        assertThatThrownBy(() -> Container.of(Path.of("film"))).hasMessageContaining("film does not end in");
    }
}
