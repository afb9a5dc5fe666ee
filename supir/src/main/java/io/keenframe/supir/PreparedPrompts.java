package io.keenframe.supir;

import io.keenframe.supir.net.Networks;
import io.keenframe.supir.net.NoisePredictor.Prepared;
import io.keenframe.supir.text.TokenIds;
import io.keenframe.supir.text.Tokenizer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The noise predictor prepared for the prompts used last. */
final class PreparedPrompts implements AutoCloseable {
    /** Two for each of a few jobs that take turns. */
    private static final int LIMIT = 8;

    private final Tokenizer tokenizer;
    private final int context;
    private final Networks networks;
    private final Map<String, Prepared> byPrompt = new LinkedHashMap<>(LIMIT, 0.75f, true);

    PreparedPrompts(Tokenizer tokenizer, int context, Networks networks) {
        this.tokenizer = tokenizer;
        this.context = context;
        this.networks = networks;
    }

    /** The noise predictor under that prompt; good until {@link #LIMIT} others were asked for. */
    Prepared of(String prompt) {
        Prepared known = byPrompt.get(prompt);
        if (known != null) {
            return known;
        }
        TokenIds ids = tokenizer.encode(prompt, context);
        Prepared prepared =
                networks.noisePredictor().prepare(networks.textTowers().condition(ids.l(), ids.g()));
        byPrompt.put(prompt, prepared);
        if (byPrompt.size() > LIMIT) {
            closeOldest();
        }
        return prepared;
    }

    private void closeOldest() {
        Iterator<Prepared> oldest = byPrompt.values().iterator();
        oldest.next().close();
        oldest.remove();
    }

    @Override
    public void close() {
        byPrompt.values().forEach(Prepared::close);
        byPrompt.clear();
    }
}
