package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MessageTest {
    @Test
    void writesTheExamplesOfTheProtobufSpecification() {
        assertThat(new Message().integer(1, 150).toBytes()).containsExactly(0x08, 0x96, 0x01);
        assertThat(new Message().text(2, "testing").toBytes())
                .containsExactly(0x12, 0x07, 't', 'e', 's', 't', 'i', 'n', 'g');
        assertThat(new Message().message(3, new Message().integer(1, 150)).toBytes())
                .containsExactly(0x1a, 0x03, 0x08, 0x96, 0x01);
        assertThat(new Message().integer(1, -1).toBytes()).hasSize(11).endsWith(0x01);
        assertThat(new Message().real(20, 1).toBytes()).containsExactly(0xa5, 0x01, 0x00, 0x00, 0x80, 0x3f);
    }
}
