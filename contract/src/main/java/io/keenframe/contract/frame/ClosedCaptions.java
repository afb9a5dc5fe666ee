package io.keenframe.contract.frame;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The closed captions that travel with one picture: cc_data of CTA-708, 4.3, which has those of CEA-608 in it.
 *
 * @param triples at most {@value #MOST} of three bytes each, the first of which says what the other two are; shared, not
 *     copied
 */
public record ClosedCaptions(byte[] triples) {
    /** Codecs count a picture's triples in 5 bits. */
    public static final int MOST = 31;

    private static final ClosedCaptions NONE = new ClosedCaptions(new byte[0]);
    private static final int LENGTH = 3;

    /** The bit of a triple's first byte that says that it is more than padding. */
    private static final int VALID = 4;
    /** Where its kind is: one of CEA-608's two fields, else part of a packet of CEA-708. */
    private static final int KIND = 3;

    public ClosedCaptions {
        if (triples.length % LENGTH != 0 || triples.length > MOST * LENGTH) {
            throw new IllegalArgumentException(triples.length + " bytes are not up to " + MOST + " triples");
        }
    }

    /** No captions. */
    public static ClosedCaptions none() {
        return NONE;
    }

    /** What a decoder hands out; where that is more than a picture may have, without padding, and no more than it may. */
    public static ClosedCaptions of(byte[] bytes) {
        byte[] whole = bytes.length > MOST * LENGTH ? select(bytes, triple -> (triple & VALID) != 0) : bytes;
        return new ClosedCaptions(Arrays.copyOf(whole, Math.min(MOST, whole.length / LENGTH) * LENGTH));
    }

    private interface Choice {
        boolean takes(int first);
    }

    private static byte[] select(byte[] bytes, Choice choice) {
        ByteArrayOutputStream taken = new ByteArrayOutputStream(bytes.length);
        for (int at = 0; at + LENGTH <= bytes.length; at += LENGTH) {
            if (choice.takes(bytes[at])) {
                taken.write(bytes, at, LENGTH);
            }
        }
        return taken.toByteArray();
    }

    /** Whether there are any. */
    public boolean any() {
        return triples.length > 0;
    }

    /** Those of the pictures of a frame's two fields: each has the pair of its own field, and half of the rest in order. */
    public List<ClosedCaptions> byField() {
        byte[] packets = select(triples, first -> (first & KIND) > 1);
        int half = packets.length / LENGTH / 2 * LENGTH;
        List<ClosedCaptions> fields = new ArrayList<>();
        for (int field = 0; field < 2; field++) {
            int own = field;
            byte[] pairs = select(triples, first -> (first & KIND) == own);
            byte[] rest = Arrays.copyOfRange(packets, field * half, field == 0 ? half : packets.length);
            fields.add(new ClosedCaptions(joined(List.of(pairs, rest))));
        }
        return fields;
    }

    /** Those of consecutive pictures, in their order and without padding, spread evenly over another number of pictures. */
    public static List<ClosedCaptions> spread(List<ClosedCaptions> pictures, int over) {
        byte[] all =
                select(joined(pictures.stream().map(ClosedCaptions::triples).toList()), first -> (first & VALID) != 0);
        int count = all.length / LENGTH;
        List<ClosedCaptions> spread = new ArrayList<>();
        for (int i = 0; i < over; i++) {
            spread.add(of(Arrays.copyOfRange(all, count * i / over * LENGTH, count * (i + 1) / over * LENGTH)));
        }
        return spread;
    }

    private static byte[] joined(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(piece -> all.write(piece, 0, piece.length));
        return all.toByteArray();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof ClosedCaptions other && Arrays.equals(triples, other.triples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(triples);
    }

    @Override
    public String toString() {
        return "ClosedCaptions[" + triples.length / LENGTH + "]";
    }
}
