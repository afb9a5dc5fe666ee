package io.keenframe.app.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was found out of a shot, or of a picture, in words. */
public final class ShotWords {
    private static final int PERCENT = 100;

    private ShotWords() {}

    /**
     * A line for each thing that was found and each remark.
     *
     * @param parameters the settings that the shot changes
     * @param remarks what else a user should hear
     */
    public static List<String> of(Map<String, String> parameters, List<String> remarks) {
        List<String> lines = new ArrayList<>();
        String caption = parameters.get("caption");
        if (caption != null) {
            lines.add("caption: " + caption);
        }
        String hold = parameters.get("hold");
        if (hold != null && Double.parseDouble(hold) < 1) {
            lines.add("little for prompts to hold on to: guidance lowered to "
                    + Math.round(PERCENT * Double.parseDouble(hold)) + " %");
        }
        lines.addAll(remarks);
        return lines;
    }
}
