package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.text.Width;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.ClassByPaths;
import lockstep.tui.api.Declared;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.state.UiState;

/** The rules of the policy, each with its tick, and the selected one in full; the broken ones come first. */
final class RuleList {

    private static final int RULE_WIDTH = 19;

    private RuleList() {}

    static void draw(UiState state, Area area) {
        area.put(0, 0, declared(state.declaration()).and(demanded(state)));
        Optional<Judgement> judgement = state.judgement()
                .filter(one -> state.chosen().filter(one.candidate()::equals).isPresent());
        if (judgement.isEmpty()) {
            return;
        }
        List<RuleCheck> rules = ordered(judgement.get());
        int cursor = Math.clamp(state.inPane() ? state.cursor() : 0, 0, rules.size() - 1);
        List<Line> detail = detail(rules.get(cursor), area);
        Area list = area.rows(1, Math.max(1, area.height() - 1 - detail.size()));
        int from = Window.from(cursor, rules.size(), list.height());
        for (int row = 0; row < list.height() && from + row < rules.size(); row++) {
            Line line = line(rules.get(from + row), area);
            if (state.inPane() && from + row == cursor) {
                list.bar(row, line, Style.INVERSE);
            } else {
                list.put(row, 0, line);
            }
        }
        area.rows(area.height() - detail.size(), detail.size()).lines(detail);
    }

    private static Line declared(Optional<Declared> declared) {
        return declared
                .map(said -> Line.of("declared: class " + said.changeClass()
                        + said.change().canaryOrFlag().map(text -> ", " + text).orElse("")))
                .orElseGet(() -> Line.of("declared: nothing yet", Style.UNSURE));
    }

    /** Where its paths demand more than the least. */
    private static Line demanded(UiState state) {
        return state.standing()
                .flatMap(standing -> state.chosen().flatMap(standing::candidate))
                .flatMap(Candidate::byPaths)
                .map(ClassByPaths::demanded)
                .filter(demanded -> demanded != ChangeClass.A)
                .map(demanded -> Line.of("  its paths: " + demanded, Style.UNSURE))
                .orElse(Line.EMPTY);
    }

    private static List<RuleCheck> ordered(Judgement judgement) {
        List<RuleCheck> rules = new ArrayList<>(judgement.rules().stream().filter(rule -> !rule.holds()).toList());
        judgement.rules().stream().filter(RuleCheck::holds).forEach(rules::add);
        return rules;
    }

    private static Line line(RuleCheck rule, Area area) {
        String sign = rule.holds() ? area.glyphs().pass() : area.glyphs().fail();
        return Line.of(sign + " ", rule.holds() ? Style.GOOD : Style.BAD)
                .and(Width.pad(rule.rule(), RULE_WIDTH) + " ")
                .and(rule.words(), rule.holds() ? Style.PLAIN : Style.BAD);
    }

    private static List<Line> detail(RuleCheck rule, Area area) {
        if (area.height() < 6) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        if (!rule.holds()) {
            Wrap.lines(area.glyphs().show(rule.words()), area.width(), 6)
                    .forEach(text -> lines.add(Line.of(text, Style.BAD)));
            Wrap.lines(area.glyphs().show(rule.remedy()), area.width(), 2).forEach(text -> lines.add(Line.of(text)));
        }
        Wrap.lines(area.glyphs().show(rule.source()), area.width(), 2)
                .forEach(text -> lines.add(Line.of(text, Style.HINT)));
        return lines.subList(0, Math.min(lines.size(), Math.max(1, area.height() - 4)));
    }
}
