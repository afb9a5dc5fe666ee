package io.keenframe.reassembler;

import io.keenframe.contract.JobSpec;
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
     * @param full whether a write has just failed for want of room
     */
    Optional<Obstacle> obstacle(boolean full) {
        Optional<Obstacle> missing = Obstacle.reading(input);
        if (missing.isPresent()) {
            return missing;
        }
        if (full) {
            return Optional.of(Obstacle.fullest(List.of(scratch, results)));
        }
        Optional<Obstacle> own = Obstacle.writing(scratch);
        return own.isPresent() ? own : Obstacle.writing(results);
    }
}
