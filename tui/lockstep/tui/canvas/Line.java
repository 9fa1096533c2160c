package lockstep.tui.canvas;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.text.Width;

/** A line of text to be, in pieces of different styles. The text may still be anything. */
public record Line(List<Span> spans) {

    /** A piece of one style. */
    public record Span(String text, Style style) {}

    public static final Line EMPTY = new Line(List.of());

    public Line {
        spans = List.copyOf(spans);
    }

    public static Line of(String text) {
        return of(text, Style.PLAIN);
    }

    public static Line of(String text, Style style) {
        return new Line(List.of(new Span(text, style)));
    }

    public Line and(String text, Style style) {
        List<Span> longer = new ArrayList<>(spans);
        longer.add(new Span(text, style));
        return new Line(longer);
    }

    public Line and(String text) {
        return and(text, Style.PLAIN);
    }

    public Line and(Line other) {
        List<Span> longer = new ArrayList<>(spans);
        longer.addAll(other.spans);
        return new Line(longer);
    }

    /** In columns, as far as the words are what will be shown. */
    public int width() {
        return spans.stream().mapToInt(span -> Width.of(span.text())).sum();
    }

    /** The same words in one style. */
    public Line in(Style style) {
        return new Line(spans.stream().map(span -> new Span(span.text(), style)).toList());
    }
}
