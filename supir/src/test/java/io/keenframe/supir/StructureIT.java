package io.keenframe.supir;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.supir.onnx.Execution;
import io.keenframe.supir.onnx.Execution.Placement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Structure where it is looked for: in the stage-one picture of a noisy one, which the shipped model makes. */
@TestInstance(Lifecycle.PER_CLASS)
final class StructureIT {
    private Bundle mini;
    private Supir supir;

    @BeforeAll
    void open() throws IOException {
        mini = Bundle.read(Path.of("../models/supir-mini"));
        supir = Supir.open(mini, new Execution(1, Placement.RESIDENT));
    }

    @AfterAll
    void close() {
        supir.close();
    }

    @ParameterizedTest
    @EnumSource
    void tellsThingsFromTexturesUnderNoise(DrawnPicture picture) {
        double structure = Structure.of(supir.stageOne(picture.degraded(12), mini.settings(Map.of()), Observer.NONE));
        if (picture.things) {
            assertThat(structure).isGreaterThan(0.9);
        } else {
            assertThat(structure).isLessThan(0.1);
        }
    }
}
