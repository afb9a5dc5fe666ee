package io.keenframe.restorer.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionSourceTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080/v1/chat/completions",
        "http://localhost:8080/, http://localhost:8080/v1/chat/completions",
        "http://localhost:8080/v1, http://localhost:8080/v1/chat/completions",
        "https://host/api/v1/, https://host/api/v1/chat/completions",
        "https://host/own/chat/completions, https://host/own/chat/completions"
    })
    void findsWhereChatsAreCompleted(String address, String endpoint) {
        assertThat(CaptionSource.endpoint(address)).hasToString(endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8080",
                "file:///etc/passwd",
                "http://",
                "http://a b",
                "ftp://host",
                "http://me:secret@host"
            })
    void refusesWhatIsNoServer(String address) {
        assertThatThrownBy(() -> CaptionSource.endpoint(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + address + "' is not the address of a server such as http://localhost:8080/v1");
    }
}
