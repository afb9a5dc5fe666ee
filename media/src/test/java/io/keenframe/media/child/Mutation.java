package io.keenframe.media.child;

import java.util.Arrays;
import java.util.Random;

/** Ways to damage a file, each a function of the file and of chance alone. */
enum Mutation {
    /** A few bits anywhere turn. */
    BITS {
        @Override
        byte[] of(byte[] file, byte[] other, Random chance) {
            byte[] bytes = file.clone();
            int count = 1 << chance.nextInt(8);
            for (int i = 0; i < count; i++) {
                bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
            }
            return bytes;
        }
    },
    /** The end is missing. */
    CUT {
        @Override
        byte[] of(byte[] file, byte[] other, Random chance) {
            return Arrays.copyOf(file, 1 + chance.nextInt(file.length - 1));
        }
    },
    /** A stretch comes twice. */
    DOUBLED {
        @Override
        byte[] of(byte[] file, byte[] other, Random chance) {
            int from = chance.nextInt(file.length);
            int to = from + chance.nextInt(file.length - from);
            return joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, file.length));
        }
    },
    /** A stretch is missing. */
    HOLE {
        @Override
        byte[] of(byte[] file, byte[] other, Random chance) {
            int from = chance.nextInt(file.length);
            int to = from + chance.nextInt(Math.min(file.length - from, 1 << chance.nextInt(14)));
            return joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length));
        }
    },
    /** It goes on as another file. */
    SPLICED {
        @Override
        byte[] of(byte[] file, byte[] other, Random chance) {
            int at = chance.nextInt(file.length);
            int from = chance.nextInt(other.length);
            return joined(Arrays.copyOf(file, at), Arrays.copyOfRange(other, from, other.length));
        }
    },
    /** Numbers of one to eight bytes, where headers are, have their least and their largest value. */
    EXTREMES {
        private static final int HEADER = 2048;

        @Override
        byte[] of(byte[] file, byte[] other, Random chance) {
            byte[] bytes = file.clone();
            int count = 1 + chance.nextInt(4);
            for (int i = 0; i < count; i++) {
                int width = 1 << chance.nextInt(4);
                int header = Math.min(HEADER, bytes.length);
                int at = chance.nextInt(header) + (chance.nextBoolean() ? 0 : bytes.length - header);
                int end = Math.min(bytes.length, at + width);
                byte value = (byte) (chance.nextBoolean() ? 0xff : 0);
                Arrays.fill(bytes, at, end, value);
                if (value != 0 && chance.nextBoolean()) {
                    bytes[at] = 0x7f;
                }
            }
            return bytes;
        }
    };

    abstract byte[] of(byte[] file, byte[] other, Random chance);

    private static byte[] joined(byte[] head, byte[] tail) {
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
