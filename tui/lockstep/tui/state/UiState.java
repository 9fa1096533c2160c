package lockstep.tui.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.seen.Sources;
import lockstep.tui.seen.Turns;

/**
 * Everything that the screen depends on, as one value.
 *
 * @param preferences how the operator wants keys and colours
 * @param now the clock's time as of the last event: nothing here reads a clock
 * @param touched when a key was pressed last
 * @param poll how often each source is asked by itself; empty where only the operator asks
 * @param sources what each source said last
 * @param standing the same beside each other, once the remote has been read
 * @param smokes runs of production's gates that were seen here, newest first
 * @param turns what was told already of what nobody may miss
 * @param filter words that a row of the page's list must have, lower case
 * @param chosen the candidate that the day is about
 * @param step the step that is selected
 * @param cursor the row that is selected in the list of the page
 * @param inPane whether the keys move in the pane on the right, not among the steps
 * @param operation what is going on
 * @param aside the abort of a canary, which waits for nothing that is going on
 * @param operations how many there have been
 * @param staging the staging gates as last run here
 * @param smoke the production smoke as last run here
 * @param judgement the last decision
 * @param declaration what the operator has declared of the change
 * @param conclusion how the last promotion or rollback ended
 * @param trigger why to roll back
 * @param dialogs what is asked or told, and what waits until that is closed
 * @param unread whether something was recorded from here that was not read back yet: what is known is the past
 * @param notice one line about the last key; empty where there is nothing to say
 */
public record UiState(
        DeskTerms terms, Preferences preferences, boolean readonly, Size size, Instant now, Instant touched,
        Optional<Duration> poll, Page page, Sources sources, Optional<ReleaseSeen> standing, List<GateRun> smokes,
        Turns turns, String filter, Optional<Sha> chosen, Step step, int cursor, boolean inPane,
        Optional<Operation> operation, Optional<Operation> aside, long operations, Optional<LiveRun> staging,
        Optional<LiveRun> smoke, Optional<LiveRun> drill, Optional<Judgement> judgement, Optional<Declared> declaration,
        Optional<Ended> conclusion, LogView log, String trigger, DialogStack dialogs, Optional<Prompt> prompt,
        List<JournalLine> journal, boolean unread, Notice notice) {

    private static final int MOST_JOURNAL = 500;
    private static final int MOST_SMOKES = 20;

    public UiState {
        journal = List.copyOf(journal);
        smokes = List.copyOf(smokes);
    }

    public static UiState begin(
            DeskTerms terms, boolean readonly, Size size, Instant now, Optional<Duration> poll) {
        return new UiState(
                terms, Preferences.usual(), readonly, size, now, now, poll, Page.HOME, Sources.notRun(),
                Optional.empty(), List.of(), Turns.NONE, "", Optional.empty(), Step.CANDIDATE, 0, true,
                Optional.empty(), Optional.empty(), 0,
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), LogView.top(), "", DialogStack.NONE, Optional.empty(), List.of(), false,
                Notice.NONE);
    }

    public List<Candidate> candidates() {
        return standing.map(ReleaseSeen::candidates).orElse(List.of());
    }

    /** The run that the gates page shows: what runs now, else what ran last. */
    public Optional<LiveRun> shownRun() {
        Optional<LiveRun> going = List.of(staging, smoke, drill).stream()
                .flatMap(Optional::stream)
                .filter(run -> run.run().isEmpty())
                .findFirst();
        return going.or(() -> Stream.of(staging, smoke, drill, recordedRun())
                .flatMap(Optional::stream)
                .reduce((one, other) -> other.startedAt().isAfter(one.startedAt()) ? other : one));
    }

    /** That somebody else ran them, or another session did, is no reason to say that nobody did. */
    private Optional<LiveRun> recordedRun() {
        return standing().flatMap(known -> chosen.flatMap(sha -> new StagingRuns(this, known, sha).telling()))
                .map(run -> LiveRun.of("Recorded staging gates", run));
    }

    public List<DrillChoice> drills() {
        return terms.drills();
    }

    /** The recorded gate runs of an entry, as far as they have been read. */
    public List<StoredRun> runsOf(EntryLine entry) {
        return log.runs().filter(read -> read.entry().equals(entry.id())).map(EntryRuns::runs).orElse(List.of());
    }

    public boolean isBusy() {
        return operation.isPresent();
    }

    public boolean is(Operation.Kind kind) {
        return operation.filter(going -> going.kind() == kind).isPresent();
    }

    public UiState wrote(JournalLine.Tone tone, String words) {
        List<JournalLine> longer = new ArrayList<>(
                journal.size() < MOST_JOURNAL ? journal : journal.subList(1, journal.size()));
        longer.add(new JournalLine(now, tone, words));
        return withJournal(longer);
    }

    public UiState withRun(Environment mode, LiveRun run) {
        return mode.isStaging() ? withStaging(Optional.of(run)) : withSmoke(Optional.of(run));
    }

    /** What to press for it, as this operator's keys are. */
    public String key(KeyAction action) {
        return preferences.keys().shown(action);
    }

    public UiState withPreferences(Preferences preferences) {
        return with(draft -> draft.preferences = preferences);
    }

    public UiState withTerms(DeskTerms terms) {
        return with(draft -> draft.terms = terms);
    }

    public UiState withSize(Size size) {
        return with(draft -> draft.size = size);
    }

    public UiState withNow(Instant now) {
        return with(draft -> draft.now = now);
    }

    public UiState touchedNow() {
        return with(draft -> draft.touched = now);
    }

    public UiState withPage(Page page) {
        return with(draft -> draft.page = page);
    }

    public UiState withSources(Sources sources) {
        return with(draft -> {
            draft.sources = sources;
            draft.standing = sources.situation();
        });
    }

    /** The run is the newest of production that was seen. */
    public UiState smoked(GateRun run) {
        List<GateRun> longer = new ArrayList<>(smokes.subList(0, Math.min(smokes.size(), MOST_SMOKES - 1)));
        longer.addFirst(run);
        return with(draft -> draft.smokes = longer);
    }

    public UiState withTurns(Turns turns) {
        return with(draft -> draft.turns = turns);
    }

    public UiState withFilter(String filter) {
        return with(draft -> draft.filter = filter);
    }

    public UiState withChosen(Optional<Sha> chosen) {
        return with(draft -> draft.chosen = chosen);
    }

    public UiState withStep(Step step) {
        return with(draft -> draft.step = step);
    }

    public UiState withCursor(int cursor) {
        return with(draft -> draft.cursor = cursor);
    }

    public UiState withOperation(Optional<Operation> operation) {
        return with(draft -> draft.operation = operation);
    }

    public UiState withAside(Optional<Operation> aside) {
        return with(draft -> draft.aside = aside);
    }

    public UiState withOperations(long operations) {
        return with(draft -> draft.operations = operations);
    }

    public UiState withStaging(Optional<LiveRun> staging) {
        return with(draft -> draft.staging = staging);
    }

    public UiState withSmoke(Optional<LiveRun> smoke) {
        return with(draft -> draft.smoke = smoke);
    }

    public UiState withDrill(Optional<LiveRun> drill) {
        return with(draft -> draft.drill = drill);
    }

    public UiState withJudgement(Optional<Judgement> judgement) {
        return with(draft -> draft.judgement = judgement);
    }

    public UiState withDeclaration(Optional<Declared> declaration) {
        return with(draft -> draft.declaration = declaration);
    }

    public UiState withConclusion(Optional<Ended> conclusion) {
        return with(draft -> draft.conclusion = conclusion);
    }

    public UiState withLog(LogView log) {
        return with(draft -> draft.log = log);
    }

    public UiState withTrigger(String trigger) {
        return with(draft -> draft.trigger = trigger);
    }

    public Optional<Dialog> dialog() {
        return dialogs.shown();
    }

    public UiState withDialog(Optional<Dialog> dialog) {
        return withDialogs(dialogs.showing(dialog));
    }

    public UiState withDialogs(DialogStack dialogs) {
        return with(draft -> draft.dialogs = dialogs);
    }

    /** At once, or when what the operator is at is closed: a key never goes to what came up under their hands. */
    public UiState offered(Dialog other) {
        return dialog().isEmpty() && prompt.isEmpty() ? withDialog(Optional.of(other))
                : withDialogs(dialogs.waitedFor(other)).withNotice(other.title() + ": opens after this dialog");
    }

    /** What waited longest, once nothing is in its way. */
    public UiState withNextPending() {
        return prompt.isPresent() ? this : withDialogs(dialogs.next(now));
    }

    /** Nobody waits for these answers any more: an answer to one is not taken for that to another. */
    public UiState withoutQuestions() {
        return withDialogs(dialogs.withoutQuestions()).withNextPending();
    }

    public UiState withUnread(boolean unread) {
        return with(draft -> draft.unread = unread);
    }

    public UiState withPrompt(Optional<Prompt> prompt) {
        return with(draft -> draft.prompt = prompt);
    }

    public UiState withJournal(List<JournalLine> journal) {
        return with(draft -> draft.journal = journal);
    }

    public UiState withNotice(String words) {
        return with(draft -> draft.notice = new Notice(words, now));
    }

    public UiState withoutNotice() {
        return with(draft -> draft.notice = Notice.NONE);
    }

    public UiState withInPane(boolean inPane) {
        return with(draft -> draft.inPane = inPane);
    }

    private UiState with(Consumer<StateDraft> change) {
        StateDraft draft = new StateDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
