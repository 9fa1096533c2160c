package lockstep.tui.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Assessment;
import lockstep.tui.api.PipelineSeen;

/** A requirement of the pipeline or a rule of the policy, and what it says of the commit. */
public record PipelineRow(
        String rule, Verdict verdict, String words, String remedy, Optional<Instant> holdsAt, String link) {

    /** Every requirement, then every other reason against it, then what the configuration lacks. */
    public static List<PipelineRow> of(PipelineSeen seen) {
        List<PipelineRow> rows = new ArrayList<>(seen.requirements().stream()
                .map(one -> new PipelineRow(one.rule(), one.verdict(), one.words(), one.remedy(), one.holdsAt(),
                        one.link().toString()))
                .toList());
        Set<String> told = seen.requirements().stream().map(Assessment::rule).collect(Collectors.toSet());
        seen.reasons().stream()
                .filter(reason -> !told.contains(reason.rule().id()))
                .forEach(reason -> rows.add(new PipelineRow(reason.rule().id(), Verdict.FAIL, reason.words(),
                        reason.remedy(), Optional.empty(), reason.rule().link().toString())));
        seen.unready().forEach(lack -> rows.add(new PipelineRow(lack.of(), Verdict.FAIL, lack.words(),
                lack.remedy(), Optional.empty(), "")));
        return rows;
    }
}
