package io.keenframe.supir.lora;

import io.keenframe.supir.config.UnetConfig;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What diffusers calls the places of a U-Net that SDXL's own files number through. */
record DiffusersNames(UnetConfig config) {
    private static final Pattern PLACE = Pattern.compile("(input_blocks|output_blocks)\\.(\\d+)\\.(\\d+)(\\..+)?");

    private static final Map<String, String> ENDS = Map.ofEntries(
            Map.entry("input_blocks.0.0", "conv_in"),
            Map.entry("out.2", "conv_out"),
            Map.entry("time_embed.0", "time_embedding.linear_1"),
            Map.entry("time_embed.2", "time_embedding.linear_2"),
            Map.entry("label_emb.0.0", "add_embedding.linear_1"),
            Map.entry("label_emb.0.2", "add_embedding.linear_2"));

    private static final Map<String, String> RESIDUAL = Map.of(
            ".in_layers.2", ".conv1",
            ".emb_layers.1", ".time_emb_proj",
            ".out_layers.3", ".conv2",
            ".skip_connection", ".conv_shortcut");

    /** The name of a module, from its path in SDXL's own files below the U-Net. */
    String of(String path) {
        String end = ENDS.get(path);
        if (end != null) {
            return end;
        }
        if (path.startsWith("middle_block.")) {
            return "mid_block." + middle(path.substring("middle_block.".length()));
        }
        Matcher place = PLACE.matcher(path);
        return place.matches() ? block(place) : path;
    }

    private static String middle(String path) {
        String rest = path.substring(1);
        return switch (path.charAt(0)) {
            case '0' -> "resnets.0" + residual(rest);
            case '1' -> "attentions.0" + rest;
            default -> "resnets.1" + residual(rest);
        };
    }

    private String block(Matcher place) {
        int number = Integer.parseInt(place.group(2));
        String rest = place.group(4) == null ? "" : place.group(4);
        int blocks = config.numResBlocks() + 1;
        return place.group(1).equals("input_blocks")
                ? "down_blocks." + (number - 1) / blocks + down((number - 1) % blocks, place.group(3), rest)
                : "up_blocks." + number / blocks + part(number % blocks, place.group(3), rest);
    }

    private String down(int index, String part, String rest) {
        return rest.equals(".op") ? ".downsamplers.0.conv" : part(index, part, rest);
    }

    private static String part(int index, String part, String rest) {
        if (rest.equals(".conv")) {
            return ".upsamplers.0.conv";
        }
        return part.equals("0") ? ".resnets." + index + residual(rest) : ".attentions." + index + rest;
    }

    private static String residual(String rest) {
        return RESIDUAL.getOrDefault(rest, rest);
    }
}
