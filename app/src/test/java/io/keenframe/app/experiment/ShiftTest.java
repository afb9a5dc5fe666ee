package io.keenframe.app.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftTest {
    @Test
    void aFilmBesideTheTruthIsPutInItsPlace() {
        List<Luma> truth = List.of(Textures.field(1, 0), Textures.field(1, 5));
        // Given a film that lies two columns to the left of the truth
        List<Luma> film = List.of(Textures.field(1, 2), Textures.field(1, 7));
        Shift shift = Shift.between(truth, film);
        assertThat(shift).isEqualTo(new Shift(0, -2));
        assertThat(shift.applied(film)).isEqualTo(new Shift(0, 0).applied(truth));
    }
}
