package io.keenframe.media.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Json;
import io.keenframe.media.MediaException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static MediaException heard(MediaException said) {
        Answer answer = Json.read(Json.bytes(Answer.Failed.of(said)), Answer.class);
        return ((Answer.Failed) answer).exception();
    }

    @Test
    void theParentHearsWhatAUserCanMend() {
        MediaException disk = heard(new MediaException("film.mkv cannot be read", false, OptionalLong.of(4096)));
        assertThat(disk).hasMessage("film.mkv cannot be read");
        assertThat(disk.unreadable()).hasValue(4096);
        assertThat(disk.isDiskFull()).isFalse();

        MediaException full = heard(new MediaException("no room", true, OptionalLong.empty()));
        assertThat(full.unreadable()).isEmpty();
        assertThat(full.isDiskFull()).isTrue();
    }
}
