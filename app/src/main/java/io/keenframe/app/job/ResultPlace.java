package io.keenframe.app.job;

import io.keenframe.app.Failure;
import io.keenframe.contract.event.JobEvent;
import io.keenframe.runtime.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a job's result goes, and who may have put there what is there.
 *
 * @param output the result's absolute path
 * @param overwrite whether a file that is there may be replaced
 * @param goesOn whether an earlier run of the very job left work behind
 */
public record ResultPlace(Path output, boolean overwrite, boolean goesOn) {
    /**
     * Returns where nothing of others is in the result's place, as far as can be told without the job's log.
     *
     * @throws Failure where there is
     */
    public ResultPlace require() {
        if (!goesOn) {
            requireFree();
        }
        return this;
    }

    /**
     * Whether the job's own result is there already, because an earlier run was killed between putting it there and saying
     * so.
     *
     * @throws Failure where there is another file that may not be replaced
     */
    boolean holds(Optional<JobEvent.Joined> joined) {
        try {
            if (joined.isPresent() && Sha256.matches(output, joined.get().sha256())) {
                return true;
            }
        } catch (IOException e) {
            throw new Failure(output + " cannot be read: " + e.getMessage() + "; choose another name with -o", e);
        }
        requireFree();
        return false;
    }

    private void requireFree() {
        if (Files.exists(output) && !overwrite) {
            throw new Failure(output + " exists; give -y to replace it, or choose another name with -o");
        }
    }
}
