package io.keenframe.supir.gpu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The NVIDIA cards that this process sees, as their driver tells of them. */
public final class Cards {
    /** The environment's key by which CUDA shows a process some of the cards, in an order of their own. */
    static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    private static final String[] QUERY = {
        "nvidia-smi",
        "--query-gpu=index,uuid,name,memory.total,memory.used,driver_version",
        "--format=csv,noheader,nounits"
    };

    private Cards() {}

    /** All of them, by number; none where there is no driver. */
    public static List<Card> here() {
        try {
            return of(Command.lines(QUERY), Optional.ofNullable(System.getenv(VISIBLE)));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The bytes that are free on a card; 0 where it is gone. */
    public static long free(int number) {
        return here().stream()
                .filter(card -> card.number() == number)
                .mapToLong(Card::free)
                .sum();
    }

    /**
     * The cards that a process sees.
     *
     * @param told what the driver's program says, a line a card
     * @param visible the numbers or identities of the cards to see; empty for all
     */
    static List<Card> of(List<String> told, Optional<String> visible) {
        List<String[]> all = told.stream()
                .map(line -> line.split("\\s*,\\s*"))
                .filter(parts -> parts.length == 6)
                .toList();
        List<Card> cards = new ArrayList<>();
        for (String[] parts : visible.map(list -> seen(all, list)).orElse(all)) {
            cards.add(new Card(cards.size(), parts[2], megabytes(parts[3]), megabytes(parts[4]), parts[5]));
        }
        return cards;
    }

    /** CUDA takes the list up to the first entry that it does not know. */
    private static List<String[]> seen(List<String[]> all, String list) {
        List<String[]> seen = new ArrayList<>();
        for (String entry : Arrays.stream(list.split(",")).map(String::strip).toList()) {
            Optional<String[]> card = all.stream()
                    .filter(parts -> parts[0].equals(entry) || (!entry.isEmpty() && parts[1].startsWith(entry)))
                    .findFirst();
            if (card.isEmpty()) {
                break;
            }
            seen.add(card.get());
        }
        return seen;
    }

    private static long megabytes(String number) {
        // Some cards share the machine's memory and tell no number.
        return number.matches("\\d+") ? Long.parseLong(number) << 20 : 0;
    }
}
