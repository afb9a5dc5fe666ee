package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keenframe.contract.frame.Frame;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that name other files: those are never opened, whatever the file is called. */
class HostileFilesIT {
    /** Long ago, so that a read shows: the first after it sets the time of access, on any usual mount. */
    private static final FileTime UNREAD = FileTime.from(Instant.ofEpochSecond(1_000_000_000));

    @TempDir
    private Path folder;

    private Path secret = Path.of("");

    @BeforeEach
    void hide() throws IOException {
        secret = SyntheticFilm.write(folder.resolve("secret.mov"), folder);
        Files.setLastModifiedTime(secret, FileTime.from(Instant.ofEpochSecond(1_000_000_001)));
        Files.setAttribute(secret, "lastAccessTime", UNREAD);
    }

    private FileTime accessed() throws IOException {
        return (FileTime) Files.getAttribute(secret, "lastAccessTime");
    }

    /** Reads a file to its end or to its error. */
    private Throwable read(Path file) {
        return catchThrowable(() -> {
            try (FrameReader reader =
                    FrameReader.open(file, ReadOptions.defaults().withThreads(1))) {
                for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                    assertThat(frame.size()).isNotNull();
                }
            }
        });
    }

    private void keepsTheSecret(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        assertThat(read(file))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining(file.getFileName().toString());
        assertThat(accessed()).isEqualTo(UNREAD);
    }

    @Test
    void aReadWouldShow() throws IOException {
        assertThat(read(secret)).isNull();
        assumeTrue(!accessed().equals(UNREAD), "needs a file system that keeps times of access");
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.mp4", "film.m3u8", "film.mpd", "film.txt", "film.mkv"})
    void playlistsUnderAnyName(String name) throws IOException {
        String file = secret.toString();
        String length = "duration=\"PT2S\" mediaPresentationDuration=\"PT2S\"";
        for (String list : new String[] {
            "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:2\n#EXTINF:2.0,\n" + file + "\n#EXT-X-ENDLIST\n",
            "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MAP:URI=\"" + file + "\"\n#EXTINF:2.0,\nfile:" + file
                    + "\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile '" + file + "'\n",
            "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" " + length
                    + "><Period><AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\"><BaseURL>"
                    + file + "</BaseURL></Representation></AdaptationSet></Period></MPD>",
            "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
            "RTSPtext\nrtsp://127.0.0.1:1/x\n",
            "[playlist]\nFile1=" + file + "\n",
            "<smil><body><video src=\"" + file + "\"/></body></smil>",
            ";FFMETADATA1\ntitle=x\n",
            "DCP\n<CompositionPlaylist xmlns=\"http://www.smpte-ra.org/schemas/2067-3/2016\"><a>" + file
                    + "</a></CompositionPlaylist>",
        }) {
            keepsTheSecret(name, list.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** QuickTime may say that a track's samples are in another file, by its alias. */
    @Test
    void samplesInAnotherFile() throws IOException {
        byte[] film = ExternalSamples.in(Files.readAllBytes(secret), secret);
        Path file = Files.write(folder.resolve("film.mov"), film);
        Files.setAttribute(secret, "lastAccessTime", UNREAD);

        assertThat(read(file)).isInstanceOf(MediaException.class).hasMessageContaining("film.mov");
        assertThat(accessed()).isEqualTo(UNREAD);
    }

    /** A name with a pattern would be a series of pictures, each of its own file. */
    @Test
    void patternsInNames() throws IOException {
        for (String name : new String[] {"film%03d.png", "film%d.mp4", "film*.jpg", "film%03d.mov"}) {
            keepsTheSecret(name, "no film".getBytes(StandardCharsets.UTF_8));
        }
        Path odd = Files.copy(secret, folder.resolve("odd%02d, 100% [a] 'b'.mov"));
        Files.setAttribute(secret, "lastAccessTime", UNREAD);
        assertThat(read(odd)).isNull();
        assertThat(accessed()).isEqualTo(UNREAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:1/film.mp4", "concat:a|b", "subfile,,start,1,end,2,,:x", "data:,x", "pipe:0"})
    void addressesAreNamesOfFiles(String address) {
        assertThat(read(folder.resolve(address.replace('/', '_')))).hasMessageContaining("does not exist");
    }
}
