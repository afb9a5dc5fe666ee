package io.keenframe.supir;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Some settings by name, in which a pair may stand as one value and a part of a pair may imply the other. */
record Changes(Map<String, String> given) {
    /** Overwrites settings with the changed ones. */
    void applyTo(SortedMap<String, String> settings) {
        SortedMap<String, String> changes = new TreeMap<>(given);
        pair(changes, "cfg", "cfg_start", value -> value);
        pair(changes, "control_scale", "control_scale_start", value -> value);
        pair(changes, "tile", "tile_stride", Changes::half);
        for (String name : changes.keySet()) {
            if (!settings.containsKey(name)) {
                throw new IllegalArgumentException(
                        "there is no setting " + name + "; there are " + String.join(", ", settings.keySet()));
            }
        }
        settings.putAll(changes);
    }

    /** Splits END:START; where only the end is given, the start follows from it. */
    private static void pair(SortedMap<String, String> changes, String end, String start, Follow follow) {
        String value = changes.get(end);
        if (value == null) {
            return;
        }
        int colon = value.indexOf(':');
        if (colon >= 0) {
            changes.put(end, value.substring(0, colon));
            changes.put(start, value.substring(colon + 1));
        } else {
            changes.putIfAbsent(start, follow.of(value));
        }
    }

    private static String half(String size) {
        try {
            return Integer.toString((Integer.parseInt(size) + 1) / 2);
        } catch (NumberFormatException e) {
            return size;
        }
    }

    private interface Follow {
        String of(String value);
    }
}
