package io.keenframe.app.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.app.demo.Demonstration;
import io.keenframe.contract.Size;
import io.keenframe.media.read.StillImages;
import io.keenframe.supir.checkpoint.Role;
import io.keenframe.supir.config.SupirConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandIT {
    private static final Path MINI = Path.of("../models/supir-mini");
    private static final Path PLACE = Path.of(System.getenv("KEENFRAME_HOME"), "models");

    @TempDir
    private Path folder;

    @AfterEach
    void remove() {
        Run.of("models", "remove", "it-small");
        Run.of("models", "remove", "supir-v0q");
    }

    private Path part(Role role) throws IOException {
        Path file = folder.resolve(role.name() + ".safetensors");
        if (!Files.exists(file)) {
            SupirConfig config = SupirConfig.read(MINI.resolve("config.json"));
            CheckpointFiles.part(MINI.resolve("supir-mini.safetensors"), role, config, file);
        }
        return file;
    }

    private Run importSmall(Object... more) throws IOException {
        Object[] words = {
            "models",
            "import",
            "it-small",
            "--sdxl",
            part(Role.SDXL),
            "--supir",
            part(Role.SUPIR),
            "--tokenizer",
            "bytes",
            "--config",
            MINI.resolve("config.json")
        };
        return Run.of(IntStream.range(0, words.length + more.length)
                .mapToObj(i -> i < words.length ? words[i] : more[i - words.length])
                .toArray());
    }

    @Test
    void restoresWithTwoFilesWhereTheyLie() throws IOException {
        // Given
        Run made = importSmall();
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(made.err()).contains("licence: SUPIR: non-commercial use only", "try it: keenframe image");
        // When
        Path photo = folder.resolve("photo.png");
        StillImages.writePng(new Demonstration(new Size(64, 48), 1).clean().get(0), photo);
        Run run = Run.of("image", photo, "-o", folder.resolve("out.png"), "--model", "it-small", "--steps", "2");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(StillImages.read(folder.resolve("out.png"))).isNotEqualTo(StillImages.read(photo));
    }

    @Test
    void saysWhatAModelIsAndLooksAfterIt() throws IOException {
        importSmall();
        // When
        Run info = Run.of("models", "info", "it-small");
        Run first = Run.of("models", "verify", "it-small", "--deep");
        Run second = Run.of("models", "verify", "it-small", "--deep");
        Run again = importSmall();
        Run replaced = importSmall("--yes");
        // Then
        assertThat(info.out())
                .contains("licence   SUPIR: non-commercial", part(Role.SDXL).toString(), "F16, unchanged since")
                .contains("preset    quality   edm, 50 steps, cfg 7.5:4, restore_cfg -1")
                .contains("preset    fast      dpmpp_2m_sde, 8 steps, cfg 2:2");
        assertThat(first.out()).contains("ok  " + part(Role.SUPIR) + ": sha256 ", ", kept for the next look");
        assertThat(second.out()).doesNotContain("kept for").contains(", as it was");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("there is a bundle it-small already").hasLineCount(1);
        assertThat(replaced.status()).isZero();
        assertThat(Run.of("models", "list").out()).contains("ok  it-small", "ok  supir-mini");
        assertThat(Run.of("doctor").out()).contains("ok  bundle     it-small");
    }

    @Test
    void noticesAFileThatChangedAndRemovesTheModelAlone() throws IOException {
        importSmall();
        try (FileChannel channel = FileChannel.open(part(Role.SDXL), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 1_000_000);
        }
        // When
        Run verify = Run.of("models", "verify", "it-small");
        Run list = Run.of("models", "list");
        Run remove = Run.of("models", "remove", "it-small");
        // Then
        String says = part(Role.SDXL) + " is no longer the file that bundle it-small was made of";
        assertThat(verify.err()).contains(says).hasLineCount(1);
        assertThat(verify.status()).isEqualTo(1);
        assertThat(list.out()).contains("!!  it-small").contains(says);
        assertThat(remove.status()).isZero();
        assertThat(PLACE.resolve("it-small")).doesNotExist();
        assertThat(part(Role.SDXL)).exists();
    }

    @Test
    void makesAModelOfFullSizeInSeconds() throws IOException {
        // Given: as many merges as CLIP has, beside the checkpoints.
        Files.writeString(
                folder.resolve("merges.txt"),
                IntStream.range(0, 48894)
                        .mapToObj(i -> "\n" + i + " a")
                        .collect(Collectors.joining("", "#version", "")));
        Path sdxl = CheckpointFiles.hollow(Role.SDXL, folder.resolve("sdxl.safetensors"));
        Path supir = CheckpointFiles.hollow(Role.SUPIR, folder.resolve("supir.safetensors"));
        // When
        Run made = Run.of("models", "import", "supir-v0q", "--sdxl", sdxl, "--supir", supir);
        Run swapped = Run.of("models", "import", "other", "--sdxl", supir, "--supir", sdxl);
        // Then
        assertThat(made.status()).as(made.err()).isZero();
        assertThat(Run.of("models", "info", "supir-v0q").out())
                .contains("title     SUPIR-v0Q on SDXL, for general degradation", "6.9 GB, 2", "2.7 GB, 1034 tensors");
        assertThat(Files.size(PLACE.resolve("supir-v0q/tokenizer"))).isLessThan(1_000_000);
        assertThat(swapped.status()).isEqualTo(1);
        assertThat(swapped.err())
                .contains("are --sdxl and --supir the wrong way round?")
                .hasLineCount(1);
    }

    @Test
    void restoresOtherwiseWithALora() throws IOException {
        // Given
        SupirConfig config = SupirConfig.read(MINI.resolve("config.json"));
        int channels = config.unet().channels(config.unet().levels() - 1);
        Path lora = CheckpointFiles.lora("lora_unet_middle_block_1_proj_in", channels, 1, folder.resolve("lora"));
        Path photo = folder.resolve("photo.png");
        StillImages.writePng(new Demonstration(new Size(64, 48), 1).clean().get(0), photo);
        Path plain = folder.resolve("plain.png");
        Path changed = folder.resolve("changed.png");
        // When
        Run.of("image", photo, "-o", plain, "--steps", "2");
        Run run = Run.of("image", photo, "-o", changed, "--steps", "2", "--lora", lora + ":2.5");
        // Then
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(StillImages.read(changed)).isNotEqualTo(StillImages.read(plain));
        assertFails(
                "holds nothing that an SDXL model could take",
                "image",
                photo,
                "-o",
                folder.resolve("x.png"),
                "--lora",
                part(Role.SUPIR));
    }

    @Test
    void answersInOneLine() throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "some notes");
        assertFails("there is no bundle nothing in ", "models", "info", "nothing");
        assertFails("supir-mini comes with Keenframe, and is not removed", "models", "remove", "supir-mini");
        assertFails("there is no bundle nothing in ", "models", "remove", "nothing");
        assertFails(
                "/none does not exist",
                "models",
                "import",
                "x",
                "--sdxl",
                "/none",
                "--supir",
                notes,
                "--tokenizer",
                "bytes");
        assertFails(
                notes + " is not a safetensors file",
                "models",
                "import",
                "x",
                "--sdxl",
                notes,
                "--supir",
                notes,
                "--tokenizer",
                "bytes");
        assertFails(
                "there is no tokenizer here: name CLIP's merges with --tokenizer",
                "models",
                "import",
                "x",
                "--sdxl",
                notes,
                "--supir",
                notes);
    }

    private static void assertFails(String says, Object... words) {
        Run run = Run.of(words);
        assertThat(run.err()).contains(says).hasLineCount(1);
        assertThat(run.status()).isEqualTo(1);
    }
}
