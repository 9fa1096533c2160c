package lockstep.tui.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.seen.Sources;
import lockstep.tui.seen.Turns;

/** A state being changed: a copy with fields to be set. Lives for one change. */
final class StateDraft {

    DeskTerms terms;
    Preferences preferences;
    boolean readonly;
    Size size;
    Instant now;
    Instant touched;
    Page page;
    Optional<ReleaseSeen> standing;
    Optional<Duration> poll;
    Sources sources;
    List<GateRun> smokes;
    Turns turns;
    String filter;
    Optional<Sha> chosen;
    Step step;
    int cursor;
    boolean inPane;
    Optional<Operation> operation;
    Optional<Operation> aside;
    long operations;
    Optional<LiveRun> staging;
    Optional<LiveRun> smoke;
    Optional<LiveRun> drill;
    Optional<Judgement> judgement;
    Optional<Declared> declaration;
    Optional<Ended> conclusion;
    LogView log;
    String trigger;
    DialogStack dialogs;
    Optional<Prompt> prompt;
    List<JournalLine> journal;
    boolean unread;
    Notice notice;

    StateDraft(UiState state) {
        terms = state.terms();
        preferences = state.preferences();
        readonly = state.readonly();
        size = state.size();
        now = state.now();
        touched = state.touched();
        page = state.page();
        standing = state.standing();
        poll = state.poll();
        sources = state.sources();
        smokes = state.smokes();
        turns = state.turns();
        filter = state.filter();
        chosen = state.chosen();
        step = state.step();
        cursor = state.cursor();
        inPane = state.inPane();
        operation = state.operation();
        aside = state.aside();
        operations = state.operations();
        staging = state.staging();
        smoke = state.smoke();
        drill = state.drill();
        judgement = state.judgement();
        declaration = state.declaration();
        conclusion = state.conclusion();
        log = state.log();
        trigger = state.trigger();
        dialogs = state.dialogs();
        prompt = state.prompt();
        journal = state.journal();
        unread = state.unread();
        notice = state.notice();
    }

    UiState done() {
        return new UiState(
                terms, preferences, readonly, size, now, touched, poll, page, sources, standing, smokes, turns, filter,
                chosen, step, cursor, inPane, operation, aside, operations, staging, smoke, drill, judgement,
                declaration, conclusion, log, trigger, dialogs, prompt, journal, unread, notice);
    }
}
