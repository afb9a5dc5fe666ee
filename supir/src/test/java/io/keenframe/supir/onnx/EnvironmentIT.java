package io.keenframe.supir.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class EnvironmentIT {
    @Test
    void aLongCommandLineDoesNotKillTheProcess() throws IOException, InterruptedException {
        Jvm jvm = Jvm.run(LongCommandLine.class, "-Dlong=" + "x".repeat(60_000));

        assertThat(jvm.status()).as(jvm.output()).isZero();
        assertThat(jvm.output()).contains("started true");
    }

    /** Left to itself, ONNX Runtime crashes three times out of four. */
    @RepeatedTest(5)
    void theProcessEndsInOrderWhileANetworkIsEvaluated() throws IOException, InterruptedException {
        Jvm jvm = Jvm.run(EvaluatingAtExit.class);

        assertThat(jvm.output()).doesNotContain("SIGSEGV");
        assertThat(jvm.status()).as(jvm.output()).isEqualTo(EvaluatingAtExit.STATUS);
    }
}
