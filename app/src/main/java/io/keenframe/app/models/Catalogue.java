package io.keenframe.app.models;

import io.keenframe.app.hub.HubFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be downloaded by its name. */
public final class Catalogue {
    /** The name of CLIP's merges. */
    public static final String TOKENIZER = "clip-tokenizer";

    private static final String TOKENIZER_LICENCE = "CLIP's tokenizer: MIT";

    private Catalogue() {}

    /** All names, for who mistypes one. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(
                Arrays.stream(KnownModel.values()).map(KnownModel::bundleName).toList());
        names.add(TOKENIZER);
        return names;
    }

    static HubFile tokenizer() {
        return new HubFile("openai/clip-vit-large-patch14", "merges.txt");
    }

    /** Under which terms what has that name is. */
    static String licence(String name) {
        return name.equals(TOKENIZER) ? TOKENIZER_LICENCE : KnownModel.LICENCE + "; " + TOKENIZER_LICENCE;
    }
}
