package tests.house;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.Collectors;

/** A picture of a page, as it can be compared with another one whatever the fonts of the machine are. */
public record Picture(BufferedImage image) {

    private static final int BLOCK = 8;

    /** How bright what is behind everything is, from 0 to 255. */
    public int behind() {
        return brightness(image.getRGB(2, 2));
    }

    private static int brightness(int rgb) {
        Color color = new Color(rgb);
        return (color.getRed() * 299 + color.getGreen() * 587 + color.getBlue() * 114) / 1_000;
    }

    private int columns() {
        return image.getWidth() / BLOCK;
    }

    /** The blocks, row by row, in which something is drawn. */
    public BitSet ink() {
        BitSet drawn = new BitSet();
        for (int at = 0; at < columns() * (image.getHeight() / BLOCK); at++) {
            drawn.set(at, isDrawn(at % columns() * BLOCK, at / columns() * BLOCK));
        }
        return drawn;
    }

    private boolean isDrawn(int left, int top) {
        for (int at = 0; at < BLOCK * BLOCK; at++) {
            int pixel = brightness(image.getRGB(left + at % BLOCK, top + at / BLOCK));
            if (Math.abs(pixel - behind()) > 60) {
                return true;
            }
        }
        return false;
    }

    /** How many blocks at the left or the right edge have something in them. */
    public long inkAtTheEdges() {
        return ink().stream().filter(at -> at % columns() == 0 || at % columns() == columns() - 1).count();
    }

    /** Which share of what is drawn in either is drawn in one only. */
    public double differenceFrom(Picture other) {
        BitSet either = ink();
        BitSet both = ink();
        either.or(other.ink());
        both.and(other.ink());
        return 1 - (double) both.cardinality() / either.cardinality();
    }

    /** The same in its 256 most frequent colours, of which a file is much smaller. */
    public BufferedImage inFewColours() {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Long> counts = Arrays.stream(all).boxed().collect(Collectors.groupingBy(rgb -> rgb, Collectors.counting()));
        int[] palette = counts.entrySet().stream().sorted(Map.Entry.<Integer, Long>comparingByValue().reversed()).limit(256)
                .mapToInt(Map.Entry::getKey).toArray();
        BufferedImage few = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
        // Drawn, it would be dithered.
        few.setRGB(0, 0, image.getWidth(), image.getHeight(), all, 0, image.getWidth());
        return few;
    }

    /** How many pixels from one line to another are rather green, less those that are rather red. */
    public int greenness(int top, int bottom) {
        int greenness = 0;
        for (int at = top * image.getWidth(); at < bottom * image.getWidth(); at++) {
            Color color = new Color(image.getRGB(at % image.getWidth(), at / image.getWidth()));
            greenness += Integer.signum((color.getGreen() - color.getRed()) / 40);
        }
        return greenness;
    }
}
