package lockstep.record.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.page.HtmlPage.Card;
import lockstep.record.report.ReleaseReport.RequirementLine;

/** The numbers of a move that a reader looks for first. */
final class ReleaseCards {

    private static final String PLAIN = "";

    private ReleaseCards() {}

    static List<Card> of(ReleaseReport report) {
        List<Card> cards = new ArrayList<>();
        report.intent().ifPresent(intent -> {
            String from = intent.from().map(Sha::abbreviated).orElse("nothing");
            cards.add(new Card("moved", from + " → " + intent.target().abbreviated(), PLAIN));
        });
        cards.add(new Card("operator", report.entry().operator().name(), PLAIN));
        declared(report).ifPresent(cards::add);
        runs("staging gates", report.tests()).ifPresent(cards::add);
        requirements(report.requirements()).ifPresent(cards::add);
        report.canaries().stream().flatMap(canary -> canary.end().stream()).forEach(end -> cards.add(new Card(
                "canary" + end.service().map(name -> " of " + name).orElse(""), end.verdict().word(),
                end.verdict().word())));
        runs("production smoke", report.smokes()).ifPresent(cards::add);
        report.intent().map(intent -> Duration.between(intent.since(), report.ended()))
                .filter(took -> !took.isNegative())
                .ifPresent(took -> cards.add(new Card("took", Durations.human(took), PLAIN)));
        return cards;
    }

    private static Optional<Card> declared(ReleaseReport report) {
        return switch (report.entry()) {
            case PromotionEntry it -> Optional.of(new Card("change class", it.changeClass().name(), PLAIN));
            case RollbackEntry it -> Optional.of(new Card("trigger", it.trigger(), PLAIN));
            case AdoptionEntry it -> Optional.empty();
        };
    }

    private static Optional<Card> runs(String label, List<GateRun> runs) {
        List<Verdict> asked = runs.stream().flatMap(run -> run.gates().stream()).map(GateResult::verdict)
                .filter(verdict -> verdict != Verdict.SKIPPED).toList();
        return asked.isEmpty() ? Optional.empty() : Optional.of(count(label, asked, Verdict.worstOf(asked).word()));
    }

    private static Optional<Card> requirements(List<RequirementLine> lines) {
        List<Verdict> verdicts = lines.stream().map(line -> Verdict.ofWord(line.verdict()))
                .flatMap(Optional::stream).toList();
        return verdicts.isEmpty()
                ? Optional.empty()
                : Optional.of(count("requirements", verdicts, Verdict.worstOf(verdicts).word()));
    }

    private static Card count(String label, List<Verdict> verdicts, String tone) {
        long passed = verdicts.stream().filter(verdict -> verdict == Verdict.PASS).count();
        return new Card(label, passed + " of " + verdicts.size() + " passed", tone);
    }
}
