package io.keenframe.supir.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CardsTest {
    private static final List<String> TOLD = List.of(
            "0, GPU-aa11, NVIDIA H100 80GB HBM3, 81559, 559, 550.54.15",
            "1, GPU-bb22, NVIDIA GeForce RTX 3060, 12288, 1024, 550.54.15",
            "2, GPU-cc33, NVIDIA GB10, [N/A], [N/A], 580.95.05");

    @Test
    void readsWhatTheDriverTells() {
        List<Card> cards = Cards.of(TOLD, Optional.empty());

        assertThat(cards)
                .hasSize(3)
                .startsWith(new Card(0, "NVIDIA H100 80GB HBM3", 81559L << 20, 559L << 20, "550.54.15"));
        assertThat(cards.get(1).free()).isEqualTo(11264L << 20);
        assertThat(cards.get(2).memory()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1       | RTX 3060
            1,0     | RTX 3060; H100 80GB HBM3
            GPU-cc  | GB10
            0,7,1   | H100 80GB HBM3
            -1      | ''
            ''      | ''
            """)
    void countsTheCardsThatCudaShows(String visible, String names) {
        List<Card> cards = Cards.of(TOLD, Optional.of(visible));

        assertThat(cards.stream().map(card -> card.name().replaceAll("NVIDIA |GeForce ", "")))
                .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split("; ")));
        assertThat(cards.stream().map(Card::number)).doesNotHaveDuplicates().allMatch(n -> n < cards.size());
    }
}
