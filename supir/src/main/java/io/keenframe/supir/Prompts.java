package io.keenframe.supir;

/**
 * What the picture should look like and what it should not, in words.
 *
 * @param positive the text that the restoration follows
 * @param negative the text that guidance pushes away from
 */
public record Prompts(String positive, String negative) {
    /** Upstream's prompts. */
    public static final Prompts PUBLISHED = new Prompts(
            "Cinematic, High Contrast, highly detailed, taken using a Canon EOS R camera, hyper detailed photo -"
                    + " realistic maximum detail, 32k, Color Grading, ultra HD, extreme meticulous detailing, skin pore"
                    + " detailing, hyper sharpness, perfect without deformations.",
            "painting, oil painting, illustration, drawing, art, sketch, oil painting, cartoon, CG Style, 3D render,"
                    + " unreal engine, blurring, dirty, messy, worst quality, low quality, frames, watermark, signature,"
                    + " jpeg artifacts, deformed, lowres, over-smooth");
}
