package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.Source;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.preferences.KeyBook;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of random keys and random news: a seed that fails here fails again. {@code -Dlockstep.keys=4000} presses
 * that many for each seed.
 */
@Execution(ExecutionMode.CONCURRENT)
class MonkeyTest {

    private static final int KEYS = Integer.getInteger("lockstep.keys", 2_000);
    private static final List<ReleaseSeen> STANDINGS = List.of(
            Scenes.situation(), Scenes.situation(), Scenes.tested(), Scenes.released(), Scenes.takenBack(),
            Scenes.canarying(60, 1), Scenes.canarying(0, 0), Scenes.paused(Scenes.canarying(60, 0), "we look"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothing_breaks_there_is_always_a_way_out_and_nothing_moves_unconfirmed(long seed) {
        Random random = new Random(seed);
        Set<Page> pages = EnumSet.noneOf(Page.class);
        Fold fold = Fold.at(new Size(80, 24)).looked(Scenes.situation());
        for (int i = 0; i < KEYS; i++) {
            UiState before = fold.state();
            String key = key(random, before);
            fold.effects();
            fold.press(key);
            List<Effect> effects = fold.effects();
            effects.stream()
                    .filter(effect -> effect instanceof Effect.Promote || effect instanceof Effect.RollBack)
                    .forEach(effect -> assertThat(before.dialog()).as("seed " + seed).get()
                            .isInstanceOfSatisfying(Dialog.Typed.class, typed -> assertThat(
                                    typed.isRight() && typed.yesFocused() && typed.effect().equals(effect)).isTrue()));
            paste(random, fold);
            news(random, fold);
            draw(random, fold);
            wayOut(fold);
            pages.add(fold.state().page());
        }
        assertThat(pages).as("every page there is was walked over").containsExactlyInAnyOrder(Page.values());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void readonly_never_sets_anything_off(long seed) {
        Random random = new Random(seed);
        Fold fold = new Fold(new Size(80, 24), true).preferring(Scenes.preferences()).looked(Scenes.tested());
        for (int i = 0; i < KEYS; i++) {
            fold.press(key(random, fold.state()));
            assertThat(fold.effects()).allMatch(effect -> !(effect instanceof Effect.Work)
                    || effect instanceof Effect.Judge || effect instanceof Effect.VerifyLog);
            paste(random, fold);
            news(random, fold);
            draw(random, fold);
        }
    }

    /** Whatever is pasted, and wherever: as text it may be typed, as keys it does nothing. */
    private static void paste(Random random, Fold fold) {
        if (random.nextInt(20) > 0) {
            return;
        }
        fold.effects();
        fold.event(switch (random.nextInt(4)) {
            case 0 -> new UiEvent.PasteBegan();
            case 1 -> new UiEvent.PasteLost();
            case 2 -> new UiEvent.Pasted("A");
            default -> new UiEvent.Pasted("2ec0000 R q Enter ".repeat(random.nextInt(200)));
        });
        assertThat(fold.effects()).noneMatch(effect -> effect instanceof Effect.Work || effect instanceof Effect.Quit);
    }

    /** By construction: whoever adds an action adds a key of it to the monkey's. */
    @Test
    void the_monkey_has_a_key_of_every_action() {
        for (KeyAction action : KeyAction.values()) {
            assertThat(Keyboard.KEYS).as(action.word()).containsAnyElementsOf(KeyBook.usual().of(action));
        }
    }

    /** Often what the dialog asks for: blind typing would never get through it. */
    private static String key(Random random, UiState state) {
        if (state.dialog().orElse(null) instanceof Dialog.Typed typed && random.nextInt(3) > 0) {
            boolean right = typed.word().startsWith(typed.typed()) && !typed.isRight();
            return right
                    ? typed.word().substring(typed.typed().length(), typed.typed().length() + 1)
                    : random.nextBoolean() ? "Tab" : "Enter";
        }
        return Keyboard.any(random);
    }

    private static void draw(Random random, Fold fold) {
        if (random.nextInt(20) == 0) {
            fold.resized(1 + random.nextInt(140), 1 + random.nextInt(50));
        }
        assertThat(random.nextBoolean() ? fold.frame() : fold.ascii()).isNotNull();
    }

    private static void wayOut(Fold fold) {
        Fold copy = fold.copy();
        for (int closed = 0; closed < 3 || copy.state().dialog().isPresent(); closed++) {
            copy.press("Esc").later(Duration.ofMillis(250));
        }
        copy.press("q");
        if (copy.state().dialog().orElse(null) instanceof Dialog.Choice) {
            copy.press("Down", "Down", "Enter");
        } else if (copy.state().dialog().isPresent()) {
            copy.press("Tab", "Enter");
        }
        assertThat(copy.effects()).as("leaving from " + fold.state().page()).anyMatch(Effect.Quit.class::isInstance);
    }

    private static void news(Random random, Fold fold) {
        if (fold.state().operation().isEmpty() || random.nextInt(4) > 0) {
            fold.later(Duration.ofMillis(random.nextInt(500)));
            if (random.nextInt(100) == 0) {
                fold.later(Duration.ofMinutes(random.nextInt(180) - 90));
            }
            if (isAnyAsked(fold) && random.nextBoolean()) {
                fold.looked(STANDINGS.get(random.nextInt(STANDINGS.size())));
            }
            if (fold.state().page() == Page.PIPELINE && random.nextBoolean()) {
                fold.event(new UiEvent.PipelineRead(Scenes.pipeline()));
            }
            return;
        }
        long id = fold.operation();
        boolean good = random.nextBoolean();
        Verdict verdict = good ? Verdict.PASS : Verdict.FAIL;
        fold.event(random.nextInt(6) == 0 ? new UiEvent.Failed(id, "it failed", "try again", 23)
                : switch (fold.state().operation().get().kind()) {
            case GATES -> random.nextBoolean()
                    ? new UiEvent.GateAnswered(id, new GateName("burst_429"), random.nextInt(20), 15, 429)
                    : new UiEvent.RunEnded(id, Scenes.run(Environment.STAGING, Scenes.NEW, verdict));
            case DRILL -> new UiEvent.RunEnded(id, Scenes.run(Environment.STAGING, Scenes.NEW, verdict));
            case RECORD -> new UiEvent.Recorded(id, "evidence/runs/one.json");
            case JUDGE -> new UiEvent.Judged(id, new Judgement(Scenes.NEW, Scenes.NOW,
                    List.of(new RuleCheck("on-main", good, "words", "remedy", "source"))));
            case PROMOTE, ROLLBACK, RESUME -> random.nextInt(3) > 0
                    ? new UiEvent.StageReached(id, MovePhase.values()[random.nextInt(MovePhase.values().length)], "going on")
                    : new UiEvent.Concluded(id, new Conclusion("20260122-1000-rc1", good, "done", ExitCode.DONE,
                    Optional.empty()));
            case VERIFY -> new UiEvent.LogVerified(id,
                    new LogCheck(good ? List.of() : List.of("a violation"), "4 entries"));
            case APPROVE, ABORT, PAUSE -> new UiEvent.Done(id, "done");
            case COMMAND -> new UiEvent.CommandEnded(id, new CommandRun(List.of("one"), "exited 0", good));
            case REHEARSE -> new UiEvent.Rehearsed(id, "done");
        });
    }

    private static boolean isAnyAsked(Fold fold) {
        return Arrays.stream(Source.values()).anyMatch(source -> fold.state().sources().of(source).isAsked());
    }
}
