package io.keenframe.supir.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A protobuf message as it lies in a file, read field by field: the counterpart of {@link Message}. */
record Fields(List<Field> all) {
    /**
     * A field.
     *
     * @param number of the field
     * @param value of a number, or 0
     * @param bytes of anything else, or none
     * @param start where those bytes begin in the outermost message
     */
    record Field(int number, long value, byte[] bytes, int start) {
        Fields fields() {
            return Fields.of(bytes, start);
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static Fields of(byte[] message) {
        return of(message, 0);
    }

    private static Fields of(byte[] message, int start) {
        List<Field> fields = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >>> 3);
            switch ((int) (tag & 7)) {
                case 0 -> fields.add(new Field(number, varint(in), new byte[0], 0));
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    int at = start + in.position();
                    in.get(bytes);
                    fields.add(new Field(number, 0, bytes, at));
                }
                case 5 -> fields.add(new Field(number, in.getInt(), new byte[0], 0));
                default -> throw new IllegalArgumentException("wire form " + (tag & 7) + " of field " + number);
            }
        }
        return new Fields(fields);
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    void each(int number, Consumer<Field> action) {
        all.stream().filter(field -> field.number() == number).forEach(action);
    }

    List<String> texts(int number) {
        List<String> texts = new ArrayList<>();
        each(number, field -> texts.add(field.text()));
        return texts;
    }

    String text(int number) {
        return texts(number).stream().findFirst().orElse("");
    }

    List<Long> numbers(int number) {
        List<Long> numbers = new ArrayList<>();
        each(number, field -> numbers.add(field.value()));
        return numbers;
    }

    long number(int number) {
        return numbers(number).stream().findFirst().orElse(0L);
    }
}
