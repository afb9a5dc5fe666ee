package io.keenframe.reassembler;

import io.keenframe.contract.JobSpec;
import io.keenframe.media.MediaException;
import io.keenframe.runtime.files.Disk;
import io.keenframe.runtime.files.Obstacle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an assembly reads from and writes to.
 *
 * @param input the source
 * @param scratch a folder that is there, on the disk of the parts
 * @param results the folder of the result
 */
record AssemblyPlaces(Path input, Path scratch, Path results) {
    static AssemblyPlaces of(JobSpec spec, Path parts) {
        Path scratch = Disk.existing(parts);
        Path results = Path.of(spec.output()).toAbsolutePath().getParent();
        return new AssemblyPlaces(Path.of(spec.input()), scratch, results == null ? scratch : results);
    }

    /**
     * What is in the way of assembly.
     *
     * @param failure how it has just failed
     */
    Optional<Obstacle> obstacle(Exception failure) {
        Optional<Obstacle> source = Obstacle.reading(input, failure);
        if (source.isPresent()) {
            return source;
        }
        boolean full = failure instanceof MediaException media && media.isDiskFull();
        if (full) {
            return Optional.of(Obstacle.fullest(List.of(scratch, results)));
        }
        Optional<Obstacle> own = Obstacle.writing(scratch);
        return own.isPresent() ? own : Obstacle.writing(results);
    }
}
