package lockstep.tui.view;

import java.util.Optional;
import lockstep.tui.api.Live;
import lockstep.tui.api.Situation;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiState;

/** The status bar and the names of the pages. */
final class Head {

    /** As wide as the names of the pages. */
    private static final int PAGES = 56;

    private static final int WORTH_READING = 12;

    private Head() {}

    static void draw(UiState state, Area area) {
        area.bar(0, Line.EMPTY, Style.INVERSE);
        area.part(0, 0, 1, area.width() - 8).put(0, 1, bar(state, area), Style.INVERSE);
        area.putRight(0, state.now().toString().substring(11, 16) + "Z ", Style.INVERSE);
        area.put(1, 1, pages(state));
        area.putRight(1, mode(state), Style.UNSURE);
        remote(state, area.part(1, PAGES, 1, area.width() - PAGES - mode(state).length() - 1));
        area.rule(2);
    }

    private static String bar(UiState state, Area area) {
        StringBuilder bar = new StringBuilder(state.terms().service());
        Optional<Situation> standing = state.standing();
        String staging = standing.map(Situation::staging).flatMap(Live::brief).orElse("?");
        String production = standing.map(Situation::production).flatMap(Live::brief).orElse("?");
        bar.append("  staging ").append(staging).append("  production ").append(production);
        standing.ifPresent(situation -> bar.append(situation.hasDrifted() ? " DRIFT" : behind(situation)));
        if (area.width() >= 72) {
            bar.append("  ").append(state.terms().operator().name());
        }
        return bar.toString();
    }

    /** The end of it tells remotes apart. */
    private static void remote(UiState state, Area area) {
        String remote = area.glyphs().show(state.terms().remote());
        int cut = remote.length() - area.width();
        if (cut <= 0) {
            area.putRight(0, remote, Style.PLAIN);
        } else if (area.width() >= WORTH_READING) {
            area.put(0, 0, (area.glyphs().unicode() ? "…" : "~") + remote.substring(cut + 1), Style.PLAIN);
        }
    }

    /** How many commits production is behind. */
    private static String behind(Situation situation) {
        int count = situation.candidates().size();
        return count == 0 ? " up to date" : " " + count + " behind";
    }

    private static Line pages(UiState state) {
        Line line = Line.EMPTY;
        for (Page page : Page.values()) {
            Style style = page == state.page() ? Style.INVERSE : Style.PLAIN;
            line = line.and(page.key(), page == state.page() ? Style.PLAIN : Style.HINT)
                    .and(" ")
                    .and(page == state.page() ? " " + page.title() + " " : page.title(), style)
                    .and("  ");
        }
        return line;
    }

    private static String mode(UiState state) {
        String words = (state.terms().demo() ? "demo " : "") + (state.readonly() ? "readonly " : "")
                + (state.looking() ? "reading " : "");
        return words;
    }
}
