package io.keenframe.app.bench;

import io.keenframe.app.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A model's networks in a PyTorch process that is kept, so that its passes can take turns with ours. */
final class PyTorchPasses implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    private PyTorchPasses(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Starts it, and returns when the weights are loaded. */
    static PyTorchPasses start(String... command) throws IOException {
        PyTorchPasses passes = new PyTorchPasses(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
        try {
            passes.answer();
            return passes;
        } catch (IOException | Failure e) {
            passes.close();
            throw e;
        }
    }

    /** Does a pass, and tells what processor time it took, in seconds. */
    double processorSeconds(String pass) throws IOException {
        questions.println(pass);
        return Double.parseDouble(answer());
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new Failure(
                    process.info().commandLine().orElse("python3") + " has ended; run it in a terminal to see why");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
