package io.keenframe.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Cli.run(stream(out), stream(err), args);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    restor x                            | there is no command 'restor'; did you mean restore?
                    restore                             | 'IN'
                    restore a b                         | one argument too many: 'b'
                    restore a --stepz 3                 | there is no option '--stepz'; did you mean --steps?
                    restore a --codec h265              | '--codec': 'h265' is not a codec; did you mean hevc?
                    restore a --engine bicubic          | '--engine': 'bicubic' is not an engine
                    restore a --preset fas              | did you mean fast?
                    restore a --color-fix wavelets      | did you mean wavelet?
                    restore a --steps 0                 | '--steps': '0' is not a number of steps
                    restore a --tile 5x                 | '5x' is not a number of latent cells, auto or off
                    restore a --device gpu              | 'gpu' is not a device: auto, cpu, cuda for all cards
                    image a -o b.png --device cuda:x    | 'cuda:x' is not a device
                    restore a --engine lanczos --device cpu | --device is a setting of --engine supir
                    restorer --kafka a:1 --device cuda: | 'cuda:' is not a device
                    gpu instal                          | there is no command 'instal'; did you mean install?
                    restore a --seed x                  | '--seed': 'x'
                    restore a --cfg 4:                  | '--cfg'
                    restore a --size 0x0                | --size 0x0 is not possible
                    restore a --size 20000x2            | --size 20000x2 is not possible
                    restore a --size big                | 1920x1080
                    restore a --scale 0                 | --scale 0.0
                    restore a --scale 2 --size 64x64    | --scale and --size
                    restore a --crf 52                  | --crf 52 is not within 0 and 51
                    restore a --codec prores --crf 5    | prores has no --crf
                    restore a --crf 5 --lossless        | --crf
                    restore a --codec av1 --lossless    | av1 is never lossless
                    restore a --from 2 --to 1           | --to 1 s is not after --from 2 s
                    restore a --from 2 --to 2           | --to 2 s is not after --from 2 s
                    restore a --to 0                    | --to 0 s
                    restore a --from 1;30               | 00:01:30.5
                    restore a -o a.gif                  | .gif is not written; end the output's name in .mp4
                    restore a.mp4 -o a.mp4 --codec ffv1 | ffv1 does not go into .mp4
                    restore a --engine lanczos --seed 1 | --seed is a setting of --engine supir
                    restore a --engine lanczos --lora b.safetensors:0.5 | --lora is a setting of --engine supir
                    restore a --engine identity --model m | --model is a setting of --engine supir
                    restore a --engine lanczos --noise fixed | --noise is a setting of --engine supir
                    restore a --engine lanczos --strategy attend | --strategy attend needs the attention of a model
                    restore a --engine identity --strategy fuse | takes no --strategy fuse
                    restore a --strategy fuze           | fuse
                    restore a --noise white             | there are carried, fixed and fresh
                    restore a --attend-weight 0.5       | --attend-weight is of --strategy attend
                    restore a --strategy attend --attend-weight 1.5 | '1.5' is not a weight from 0 to 1
                    restore a --engine identity --scale 2 | identity changes nothing
                    restore a --workers 0               | --kafka
                    restore a --workers many            | '--workers': 'many'
                    models impor                        | there is no command 'impor'; did you mean import?
                    models import a b                   | '--sdxl=FILE', '--supir=FILE'
                    models import ../a --sdxl b --supir c | '../a' is no name for a bundle
                    models remove a/b                   | 'a/b' is no name for a bundle
                    models info                         | 'NAME'
                    restore a --captions here           | 'here' is not the address of a server such as
                    image a -o a.png --caption-model b  | --caption-model is about a server for captions; name it
                    restore a --captions http://b --caption-timeout 0 | '0' is not a number of seconds from 1
                    restore a --engine lanczos --captions http://b | --captions is a setting of --engine supir
                    bench ful                           | 'ful' is not a benchmark; did you mean full?
                    bench model --folder x              | --folder is for the benchmark full
                    bench full --model a --folder b     | leave one of the two out
                    restore a --kafka localhost         | '--kafka': 'localhost' is not a broker such as
                    """)
    void answersWrongUsageInOneLine(String typed, String says) {
        int status = run(typed.split(" "));
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("keenframe: ")
                .contains(says)
                .containsPattern("[Ss]ee keenframe .*--help\n$")
                .hasLineCount(1);
        assertThat(out.size()).isZero();
        assertThat(status).isEqualTo(Cli.WRONG_USAGE);
    }

    @Test
    void showsAllCommandsWhenNoneIsTyped() {
        assertThat(run()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("restore", "image", "demo", "ingest", "restorer", "reassembler", "doctor", "completion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restore",
                "image",
                "demo",
                "ingest",
                "restorer",
                "reassembler",
                "jobs",
                "models",
                "gpu",
                "doctor",
                "completion"
            })
    void everyCommandExplainsItself(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: keenframe " + command);
        assertThat(err.size()).isZero();
    }

    @Test
    void saysItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("keenframe ")
                .contains("Java 17");
    }

    @Test
    void completesCommandsAndOptions() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("complete -F", "restore-strength", "reassembler");
    }
}
