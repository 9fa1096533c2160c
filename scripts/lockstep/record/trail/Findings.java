package lockstep.record.trail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.GateRunReader;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.CiFactJson;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.FactPlaces;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.truth.TruthCorrection;
import lockstep.record.truth.TruthJson;

/** What was found out: facts from CI, staging runs, drills of kill switches; and corrections of the source of truth. */
record Findings(BranchFiles files) {

    /** Where a source names a run of CI: an address of GitHub, GitLab, or those like them. */
    private static final Pattern CI_RUN = Pattern.compile("/(?:runs|pipelines|jobs|builds)/(\\d{1,20})\\b");

    List<RecordedAction> actions() {
        List<RecordedAction> actions = new ArrayList<>();
        files.underCommits(FactPlaces.FOLDER).stream()
                .filter(FactPlaces::isFact)
                .forEach(path -> files.read(path, CiFactJson::read).map(fact -> fact(fact, path))
                        .ifPresent(actions::add));
        files.underCommits(EvidenceLayout.RUNS).stream()
                .filter(EvidenceLayout::isRun)
                .forEach(path -> run(path).map(run -> staged(run, path)).ifPresent(actions::add));
        files.folders(EvidenceLayout.DRILLS).stream()
                .flatMap(flag -> files.in(flag).stream())
                .filter(EvidenceLayout::isRun)
                .forEach(path -> run(path).map(run -> drilled(run, path)).ifPresent(actions::add));
        files.in(TruthPlaces.CORRECTIONS).stream()
                .filter(TruthPlaces::isCorrection)
                .forEach(path -> correction(path).ifPresent(actions::add));
        return actions;
    }

    private Optional<GateRun> run(String path) {
        return files.read(path, (json, where) ->
                GateRunReader.read(new String(json, StandardCharsets.UTF_8), where));
    }

    private static RecordedAction fact(CiFact fact, String path) {
        return RecordedAction.of(fact.recordedAt(), "record-checks", Optional.of(fact.commit()), path)
                .by(Optional.of(fact.operator().name()))
                .foundBy(fact.ciRun().or(() -> ciRun(fact.source())))
                .ending(Optional.empty(), fact.name() + ", " + fact.format() + ", " + fact.trust().word());
    }

    private static Optional<String> ciRun(String source) {
        return Stream.of(CI_RUN.matcher(source)).filter(Matcher::find).map(match -> match.group(1)).findFirst();
    }

    private static RecordedAction staged(GateRun run, String path) {
        return of("staging-run", run, run.commit(), path)
                .moving(Optional.of(RecordedAction.DEV), Optional.of(RecordedAction.STAGING));
    }

    private static RecordedAction drilled(GateRun run, String path) {
        return of("drill-kill-switch", run, run.commit(), path);
    }

    private static RecordedAction of(String action, GateRun run, Optional<Sha> commit, String path) {
        return RecordedAction.of(run.startedAt(), action, commit, path)
                .about(Optional.of(run.id().text()))
                .by(Optional.of(run.operator().name()))
                .ending(Optional.of(run.verdict().word()),
                        run.suite() + run.service().map(service -> " of " + service).orElse(""));
    }

    private Optional<RecordedAction> correction(String path) {
        Optional<TruthCorrection> said = files.bytes(path).flatMap(TruthJson::readCorrection);
        if (said.isEmpty()) {
            files.unreadable().add(path);
        }
        return said.map(one -> RecordedAction.of(one.at(), "correct-sot", Optional.empty(), path)
                .by(Optional.of(one.operator().name()))
                .ending(Optional.empty(), one.reason()));
    }
}
