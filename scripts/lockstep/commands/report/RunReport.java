package lockstep.commands.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Width;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;

/** A gate run as aligned lines: a heading, a line a gate, the burst as a strip of codes, the verdict last. */
public record RunReport(Theme theme, FailureNotes notes) {

    private static final int WORD_WIDTH = Verdict.INCONCLUSIVE.name().length();
    private static final int CODES_IN_A_LINE = 15;

    public RunReport(Theme theme) {
        this(theme, FailureNotes.withoutPlaces());
    }

    public List<String> lines(GateRun run) {
        List<String> lines = new ArrayList<>();
        String base = run.base().isEmpty() ? "no service asked" : Sanitiser.line(run.base(), 200);
        String service = run.service().map(one -> " · " + one).orElse("");
        lines.add(theme.show(run.suite() + service + " · " + run.mode().word() + " · " + base));
        if (!run.base().isEmpty()) {
            lines.add(theme.paint(Colour.QUIET, theme.show(commit(run))));
        }
        int nameWidth = run.gates().stream().mapToInt(gate -> gate.name().word().length()).max().orElse(0);
        for (GateResult gate : run.gates()) {
            if (gate.verdict() != Verdict.SKIPPED) {
                lines.add(gateLine(gate, nameWidth));
                addNotes(lines, gate, run.declaration().isPresent(), nameWidth);
                gate.observed().map(Observed::codes).ifPresent(codes -> addStrip(lines, codes, nameWidth));
            }
        }
        addSkipped(lines, run, nameWidth);
        lines.add(verdictLine(run));
        return lines;
    }

    /** Gates that were left out for one reason share a line: it is the reason that tells how to ask for them. */
    private void addSkipped(List<String> lines, GateRun run, int nameWidth) {
        Map<String, List<GateResult>> byReason = new LinkedHashMap<>();
        run.gates().stream()
                .filter(gate -> gate.verdict() == Verdict.SKIPPED)
                .forEach(gate -> byReason.computeIfAbsent(gate.reason(), any -> new ArrayList<>()).add(gate));
        byReason.values().forEach(gates -> lines.add(gates.size() == 1
                ? gateLine(gates.getFirst(), nameWidth)
                : gateLine(gates.getFirst(), nameWidth,
                        gates.getFirst().name() + theme.show(" … ") + gates.getLast().name())));
    }

    private static String commit(GateRun run) {
        String source = run.revision().source().map(where -> " by " + Sanitiser.line(where, 100)).orElse("");
        if (run.commit().isPresent() && run.revision().verified()) {
            return "commit " + run.commit().get().hex() + ", verified" + source;
        }
        String says = run.revision().observed()
                .map(seen -> "the service reports " + seen + source)
                .orElse(source.isEmpty()
                        ? "the service was not asked which one it runs"
                        : "what the service runs could not be read" + source);
        return run.commit().map(sha -> "commit " + sha.hex() + ", NOT verified: ").orElse("commit not given; ") + says;
    }

    /** {@code ✓ PASS  chat_415  415, error_code content_type_invalid  31 ms}. */
    public String gateLine(GateResult gate, int nameWidth) {
        return gateLine(gate, nameWidth, gate.name().word());
    }

    private String gateLine(GateResult gate, int nameWidth, String name) {
        String verdict = theme.glyph(gate.verdict()) + " " + Width.pad(Theme.word(gate.verdict()), WORD_WIDTH);
        String time = gate.observed()
                .filter(seen -> seen.codes().isEmpty())
                .map(seen -> "  " + Durations.human(seen.timing().total()))
                .orElse("");
        return theme.paint(Theme.colourOf(gate.verdict()), verdict) + "  "
                + Width.pad(name, nameWidth) + "  "
                + theme.show(Sanitiser.line(gate.reason(), 400))
                + theme.paint(Colour.QUIET, time);
    }

    private void addNotes(List<String> lines, GateResult gate, boolean declared, int nameWidth) {
        String indent = " ".repeat(2 + WORD_WIDTH + 2 + nameWidth + 2);
        notes.of(gate, declared).forEach(note -> lines.add(
                indent + theme.paint(Colour.QUIET, theme.show(Sanitiser.line(note, 300)))));
    }

    private void addStrip(List<String> lines, List<Integer> codes, int nameWidth) {
        String indent = " ".repeat(2 + WORD_WIDTH + 2 + nameWidth + 2);
        for (int from = 0; from < codes.size(); from += CODES_IN_A_LINE) {
            lines.add(indent + codes.subList(from, Math.min(codes.size(), from + CODES_IN_A_LINE)).stream()
                    .map(this::code)
                    .collect(Collectors.joining(" ")));
        }
    }

    /** A status of the burst's strip; a request without an answer shows as {@code ---}. */
    public String code(int status) {
        if (status == 0) {
            return theme.paint(Colour.UNSURE, "---");
        }
        Colour colour = status == 200 ? Colour.GOOD : status == 429 ? Colour.UNSURE : Colour.BAD;
        return theme.paint(colour, String.valueOf(status));
    }

    private static String passed(long gates) {
        return gates + (gates == 1 ? " gate passed" : " gates passed");
    }

    private String verdictLine(GateRun run) {
        Verdict verdict = run.verdict();
        String culprits = run.gates().stream()
                .filter(gate -> gate.verdict() == verdict && verdict != Verdict.PASS)
                .map(gate -> gate.name().word())
                .collect(Collectors.joining(", "));
        String what = verdict == Verdict.PASS
                ? passed(run.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS).count())
                : (verdict == Verdict.FAIL ? "failed: " : "not decided: ") + culprits;
        Duration took = run.duration();
        return theme.paint(Theme.colourOf(verdict), theme.glyph(verdict) + " " + Theme.word(verdict)) + "  "
                + theme.show(what + "; took " + Durations.human(took));
    }
}
