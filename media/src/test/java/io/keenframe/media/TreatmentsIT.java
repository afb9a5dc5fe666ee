package io.keenframe.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.keenframe.contract.Codec;
import io.keenframe.contract.Damage;
import io.keenframe.contract.Encoding;
import io.keenframe.contract.TimeRange;
import io.keenframe.contract.frame.FieldStudy;
import io.keenframe.contract.frame.Frame;
import io.keenframe.contract.frame.Plane;
import io.keenframe.contract.frame.Rational;
import io.keenframe.contract.frame.Scan;
import io.keenframe.contract.frame.Treatment;
import io.keenframe.media.av.Input;
import io.keenframe.media.fields.FieldOrder;
import io.keenframe.media.join.FilmJoiner;
import io.keenframe.media.join.JoinOptions;
import io.keenframe.media.read.FieldStudies;
import io.keenframe.media.read.FieldWish;
import io.keenframe.media.read.FrameReader;
import io.keenframe.media.read.FrameStream;
import io.keenframe.media.read.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreatmentsIT {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withThreads(2);

    @TempDir
    Path scratch;

    private Path film(List<Frame> frames) {
        Path part = FieldFilm.write(
                scratch.resolve("part.nut"), frames, new Encoding(Codec.H264, null, true), FieldStudy.none());
        Path film = scratch.resolve("film.mov");
        FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());
        return film;
    }

    private static List<Frame> read(Path film, FieldStudy fields) {
        List<Frame> frames = new ArrayList<>();
        try (FrameReader reader = FrameReader.open(film, OPTIONS.withFields(FieldWish.of(fields)))) {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames.add(frame);
            }
        }
        return frames;
    }

    /** The mean difference of luma, in code values. */
    private static double difference(Frame frame, Plane truth) {
        long sum = 0;
        byte[] samples = frame.planes().get(0).samples();
        for (int i = 0; i < samples.length; i++) {
            sum += Math.abs((samples[i] & 0xff) - (truth.samples()[i] & 0xff));
        }
        return (double) sum / samples.length;
    }

    @ParameterizedTest
    @CsvSource({"true, TOP_FIRST", "false, BOTTOM_FIRST"})
    void fieldsBecomeFramesAtTwiceTheRate(boolean topFirst, Scan scan) {
        Path film = film(FieldFilm.interlaced(40, topFirst, 0));
        FieldStudy study = FieldStudies.of(film, OPTIONS);
        assertThat(study.scan()).isEqualTo(scan);

        List<Frame> frames = read(film, study.treated(Treatment.FIELDS, false));

        assertThat(frames).hasSize(80);
        for (int i = 0; i < 80; i++) {
            assertThat(frames.get(i).index()).isEqualTo(i);
            // 29.97 frames of two fields in units of 1/60000 s.
            assertThat(frames.get(i).pts()).isEqualTo(1001L * i);
            assertThat(frames.get(i).duration()).isEqualTo(1001);
            // The mean of all pixels; a field of another moment is four times as far off.
            assertThat(difference(frames.get(i), FieldFilm.moment(i, 0)))
                    .as("field %d", i)
                    .isLessThan(1.2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fieldsBecomeFramesAtTheSameRate(boolean topFirst) {
        List<Frame> source = FieldFilm.interlaced(40, topFirst, 0);
        Path film = film(source);
        FieldStudy fields = FieldStudies.of(film, OPTIONS).treated(null, false);
        assertThat(fields.treatment()).isEqualTo(Treatment.FRAMES);

        List<Frame> frames = read(film, fields);

        assertThat(frames).hasSize(40);
        for (int i = 0; i < 40; i++) {
            assertThat(frames.get(i).pts()).isEqualTo(source.get(i).pts());
            assertThat(difference(frames.get(i), FieldFilm.moment(2 * i, 0)))
                    .as("frame %d", i)
                    .isLessThan(1.2);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void filmComesBackBitForBit(boolean topFirst) {
        Path film = film(FieldFilm.telecined(100, topFirst, 2));
        FieldStudy fields = FieldStudies.of(film, OPTIONS).treated(null, false);
        assertThat(fields.scan()).isEqualTo(Scan.TELECINED);
        assertThat(fields.treatment()).isEqualTo(Treatment.FILM);

        List<Frame> frames = read(film, fields);

        assertThat(frames).hasSize(80);
        for (int i = 0; i < 80; i++) {
            // 23.976 frames a second in units of 1/120000 s.
            assertThat(frames.get(i).pts()).isEqualTo(5005L * i);
            assertThat(frames.get(i).planes().get(0)).as("frame %d", i).isEqualTo(FieldFilm.moment(i, 2));
        }
    }

    @Test
    void soDoesFilmOfPulldownWithOneSplitFrameOfFive() {
        Path film = film(FieldFilm.fields(100, 2, field -> FieldFilm.pulldown(field, 2, 3, 3, 2)));
        FieldStudy fields = FieldStudies.of(film, OPTIONS).treated(null, false);
        assertThat(fields.scan()).isEqualTo(Scan.TELECINED);

        List<Frame> frames = read(film, fields);

        assertThat(frames).hasSize(80);
        for (int i = 0; i < 80; i++) {
            assertThat(frames.get(i).planes().get(0)).as("frame %d", i).isEqualTo(FieldFilm.moment(i, 2));
        }
    }

    @Test
    void picturesThatAreAFieldOffAreAsManyAsTheyWere() {
        List<Frame> source = FieldFilm.fields(40, 2, field -> (field + 1) / 2);
        Path film = film(source);
        FieldStudy fields = FieldStudies.of(film, OPTIONS).treated(null, false);
        assertThat(fields.scan()).isEqualTo(Scan.SHIFTED);

        List<Frame> frames = read(film, fields);

        assertThat(frames).hasSize(40);
        // The first one's bottom field is in no frame.
        for (int i = 1; i < 40; i++) {
            assertThat(frames.get(i).pts()).isEqualTo(source.get(i).pts());
            assertThat(frames.get(i).planes().get(0)).as("frame %d", i).isEqualTo(FieldFilm.moment(i, 2));
        }
    }

    @Test
    void cutsInATelecinedFilmLoseNoPicture() {
        Path film = film(FieldFilm.fields(60, 2, field -> FieldFilm.edited(field, 6)));
        FieldStudy fields = FieldStudies.of(film, OPTIONS).treated(null, false);
        assertThat(fields.scan()).isEqualTo(Scan.TELECINED);
        Set<Plane> whole = new HashSet<>();
        for (int field = 0; field < 120; field += 2) {
            int moment = FieldFilm.edited(field, 6);
            if (moment == FieldFilm.edited(field + 1, 6)) {
                whole.add(FieldFilm.moment(moment, 2));
            }
        }

        List<Frame> frames = read(film, fields);

        assertThat(frames).hasSizeBetween(48, 60);
        assertThat(frames.stream().map(frame -> frame.planes().get(0)).toList()).containsAll(whole);
    }

    @Test
    void whereThePatternBreaksTheRateVaries() {
        List<Frame> telecined = FieldFilm.telecined(50, true, 0);
        List<Frame> source = new ArrayList<>(telecined);
        for (Frame frame : FieldFilm.progressive(90, 0).subList(50, 90)) {
            source.add(frame);
        }
        List<Frame> frames = read(film(source), FieldFilm.study(Scan.MIXED, true, Treatment.FILM));

        assertThat(frames).hasSize(40 + 40);
        for (int i = 0; i < 40; i++) {
            assertThat(frames.get(40 + i).pts())
                    .isEqualTo(4 * source.get(50 + i).pts());
            assertThat(frames.get(40 + i).planes()).isEqualTo(source.get(50 + i).planes());
        }
    }

    @Test
    void figuresFollowTheTreatment() {
        Path film = film(FieldFilm.telecined(50, true, 0));
        try (FrameReader reader = FrameReader.open(
                film, OPTIONS.withFields(FieldWish.of(FieldFilm.study(Scan.TELECINED, true, Treatment.FILM))))) {
            assertThat(reader.info().frameRate()).isEqualTo(new Rational(24000, 1001));
            assertThat(reader.info().timeBase()).isEqualTo(new Rational(1, 120000));
        }
        try (FrameReader reader = FrameReader.open(
                film, OPTIONS.withFields(FieldWish.of(FieldFilm.study(Scan.TOP_FIRST, true, Treatment.FIELDS))))) {
            assertThat(reader.info().frameRate()).isEqualTo(new Rational(60000, 1001));
            assertThat(reader.info().timeBase()).isEqualTo(new Rational(1, 60000));
        }
    }

    @ParameterizedTest
    @CsvSource({"H264, true", "H264, false", "FFV1, true", "FFV1, false", "PRORES, true", "PRORES, false"})
    void whatIsKeptInterlacedIsFlaggedSo(Codec codec, boolean topFirst) {
        List<Frame> source = FieldFilm.interlaced(12, topFirst, 0);
        Scan scan = topFirst ? Scan.TOP_FIRST : Scan.BOTTOM_FIRST;
        Path part = FieldFilm.write(
                scratch.resolve("part.nut"),
                source,
                new Encoding(codec, null, codec != Codec.PRORES),
                FieldFilm.study(scan, topFirst, Treatment.KEEP));
        try (FrameStream stream = FrameStream.open(part, OPTIONS)) {
            for (Frame frame = stream.next(); frame != null; frame = stream.next()) {
                assertThat(stream.flaggedInterlaced()).isTrue();
                assertThat(stream.flaggedTopFirst()).isEqualTo(topFirst);
                if (codec != Codec.PRORES) {
                    assertThat(frame.planes())
                            .isEqualTo(source.get(frame.index()).planes());
                }
            }
        }
        Path film = scratch.resolve("film.mkv");
        FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());
        try (Input input = Input.open(film, SourceLimits.defaults())) {
            assertThat(input.stream(0).codecpar().field_order())
                    .isEqualTo(FieldOrder.number(FieldFilm.study(scan, topFirst, Treatment.KEEP)));
        }
    }

    @Test
    void aStretchFarIntoAFilmBeginsWhereItShould() {
        Path film = film(FieldFilm.telecined(900, true, 0));
        FieldWish asFilm = FieldWish.of(FieldFilm.study(Scan.TELECINED, true, Treatment.FILM));
        ReadOptions stretch =
                OPTIONS.withRange(new TimeRange(Duration.ofSeconds(20), null)).withFields(asFilm);
        try (FrameReader reader = FrameReader.open(film, stretch)) {
            Frame first = Objects.requireNonNull(reader.read());
            assertThat(first.index()).isZero();
            assertThat(first.pts()).isBetween(20 * 120000L, 20 * 120000L + 5005);
        }
    }

    @Test
    void aFilmIsLookedAtWhereNothingIsKnownOfIt() {
        Path film = film(FieldFilm.interlaced(40, false, 0));
        FieldWish wish = FieldWish.suiting(null, false);
        try (FrameReader reader = FrameReader.open(film, OPTIONS.withFields(wish))) {
            assertThat(reader.info().fields().scan()).isEqualTo(Scan.BOTTOM_FIRST);
            assertThat(reader.info().fields().treatment()).isEqualTo(Treatment.FRAMES);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Treatment.class,
            names = {"FRAMES", "FIELDS", "KEEP"})
    void damageIsToldOfTheFrameThatHasIt(Treatment treatment) throws IOException {
        List<Frame> source = FieldFilm.interlaced(30, true, 0);
        Path part = FieldFilm.write(
                scratch.resolve("part.nut"), source, new Encoding(Codec.FFV1, null, true), FieldStudy.none());
        Path film = scratch.resolve("film.mkv");
        FilmJoiner.join(part, List.of(part), film, JoinOptions.whole());
        List<String> sound = Listing.frames(film);
        byte[] bytes = Files.readAllBytes(film);
        bytes[bytes.length / 2] ^= 4;
        Files.write(film, bytes);
        List<String> broken = Listing.frames(film);
        int damaged = IntStream.range(0, 30)
                .filter(i -> !sound.get(i).equals(broken.get(i)))
                .findFirst()
                .orElseThrow();
        FieldStudy fields = FieldFilm.study(Scan.TOP_FIRST, true, treatment);
        try (FrameReader reader = FrameReader.open(film, OPTIONS.withFields(FieldWish.of(fields)))) {
            while (reader.read() != null) {
                // To the end.
            }
            List<Integer> told =
                    reader.damage().flaws().stream().map(Damage.Flaw::frame).toList();
            assertThat(told)
                    .isEqualTo(
                            treatment == Treatment.FIELDS ? List.of(2 * damaged, 2 * damaged + 1) : List.of(damaged));
        }
    }

    @Test
    void nothingIsDoneToWholePictures() {
        List<Frame> source = FieldFilm.progressive(50, 3);
        Path film = film(source);
        FieldStudy fields = FieldStudies.of(film, OPTIONS).treated(null, false);
        assertThat(fields.scan()).isEqualTo(Scan.PROGRESSIVE);
        assertThat(read(film, fields)).isEqualTo(source);
    }

    @Test
    void framesWithoutCombingAreLeftAsTheyAre() {
        List<Frame> source = FieldFilm.progressive(20, 0);
        List<Frame> frames = read(film(source), FieldFilm.study(Scan.TOP_FIRST, true, Treatment.FRAMES));
        long kept = frames.stream()
                .filter(frame -> frame.planes().equals(source.get(frame.index()).planes()))
                .count();
        assertThat(kept).isEqualTo(20);
    }
}
