package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.api.Invocation;
import lockstep.tui.canvas.Size;
import org.junit.jupiter.api.Test;

/** A monkey at the whole UI: its loop, its threads, its painter, on Lanterna's virtual terminal. */
class VirtualMonkeyTest {

    private static final int KEYS = 1_000;
    private static final List<Long> SEEDS = List.of(21L, 22L, 23L, 24L);
    private static final Size SIZE = new Size(80, 24);
    private static final Pattern TO_TYPE = Pattern.compile("Type ([0-9a-f]{7}): ([0-9a-f]{0,7})");
    /** The word is there, and the focus not on Cancel. */
    private static final Pattern CONFIRMED =
            Pattern.compile("Type ([0-9a-f]{7}): \\1  ✓ right(?s:.*)\\[  Cancel \\]  \\[▸ ");

    /** What one presses who is after something. */
    private static final List<String> WANTING = List.of("Enter", "Enter", "Enter", "Down", "R", "t", "Esc");
    private static final Set<String> LEAVING = Set.of("q", "^C");
    /** News may put a dialog in the way of whoever is leaving. */
    private static final int TRIES = 10;
    private static final long A_LOOK = 250_000_000L;

    private final Queue<String> confirmed = new ConcurrentLinkedQueue<>();
    private final Queue<String> moved = new ConcurrentLinkedQueue<>();
    private final Queue<String> unconfirmed = new ConcurrentLinkedQueue<>();

    @Test
    void production_is_moved_by_the_typed_confirmation_alone() {
        for (long seed : SEEDS) {
            Random random = new Random(seed);
            for (int left = KEYS; left > 0; ) {
                VirtualUi ui = new VirtualUi(() -> new PretendDesk(seed, this::moved), SIZE);
                left = play(ui, left, screen -> staying(random, wanted(random, screen)), random);
                ui.close();
            }
            assertThat(unconfirmed).as("seed " + seed).isEmpty();
        }
        assertThat(moved).as("a monkey that gets nowhere proves nothing").isNotEmpty();
    }

    /** Nobody moves anything who has not typed it just before. */
    private void moved(Sha target) {
        moved.add(target.abbreviated());
        if (!target.abbreviated().equals(confirmed.poll())) {
            unconfirmed.add(target.abbreviated());
        }
    }

    @Test
    void in_the_demo_blind_keys_never_move_production() {
        Random random = new Random(31);
        DemoDesk[] demo = new DemoDesk[1];
        try (VirtualUi ui = new VirtualUi(() -> demo[0] = demo(), SIZE)) {
            ui.expect("which staging runs");
            Sha live = demo[0].team().environment().of(Environment.PRODUCTION).revision();
            String release = head(demo[0], "release");

            play(ui, KEYS, screen -> staying(Keyboard.any(random)), random);

            assertThat(head(demo[0], "release")).isEqualTo(release);
            assertThat(demo[0].team().environment().of(Environment.PRODUCTION).revision()).isEqualTo(live);
        }
    }

    @Test
    void readonly_leaves_everything_as_it_is() {
        Random random = new Random(41);
        DemoDesk[] demo = new DemoDesk[1];
        try (VirtualUi ui = new VirtualUi(() -> demo[0] = demo(), SIZE, true)) {
            ui.expect("which staging runs");
            List<String> before = heads(demo[0]);

            play(ui, KEYS, screen -> staying(wanted(random, screen)), random);

            assertThat(heads(demo[0])).isEqualTo(before);
        }
    }

    private static DemoDesk demo() {
        return DemoDesk.open(new Operator("Ada Lovelace"), System.getenv(), Set.of(), Invocation.plain());
    }

    /** Strikes so many keys, or until the UI is left; at last leaves it from where it stands. Returns what is left. */
    private int play(VirtualUi ui, int keys, UnaryOperator<String> choice, Random random) {
        for (int left = keys; left > 0; left--) {
            if (random.nextInt(40) == 0) {
                ui.resize(1 + random.nextInt(140), 1 + random.nextInt(50)).resize(SIZE.columns(), SIZE.rows());
            }
            String screen = ui.screen();
            String key = choice.apply(screen);
            Matcher confirming = CONFIRMED.matcher(screen);
            if (key.equals("Enter") && confirming.find()) {
                confirmed.add(confirming.group(1));
            }
            if (!ui.strike(key)) {
                return left - 1;
            }
        }
        for (int tries = 0; tries < TRIES; tries++) {
            long since = System.nanoTime();
            ui.await(screen -> System.nanoTime() - since > A_LOOK, "a moment, as who reads what came up takes");
            if (List.of("Esc", "Esc", "Esc", "q").stream().anyMatch(key -> !ui.strike(key))
                    || leaving(ui.screen()).stream().anyMatch(key -> !ui.strike(key))) {
                return 0;
            }
        }
        return fail("there is no way out of this screen:\n" + ui.screen());
    }

    /** What is asked where gates run has three answers, else two; the last one leaves. */
    private static List<String> leaving(String screen) {
        return screen.contains("Leave; the result is lost") ? List.of("Down", "Down", "Enter") : List.of("Tab", "Enter");
    }

    /** Often what the dialog asks for: blind typing would never get through it. */
    private static String wanted(Random random, String screen) {
        Matcher asked = TO_TYPE.matcher(screen);
        if (!asked.find() || random.nextInt(12) == 0) {
            return random.nextBoolean() ? Keyboard.any(random) : WANTING.get(random.nextInt(WANTING.size()));
        }
        String word = asked.group(1);
        String typed = asked.group(2);
        if (typed.equals(word)) {
            return random.nextBoolean() ? "Tab" : "Enter";
        }
        return word.startsWith(typed) ? word.substring(typed.length(), typed.length() + 1) : "^U";
    }

    /** A monkey that leaves all the time gets nowhere. */
    private static String staying(Random random, String key) {
        return random.nextInt(20) == 0 ? key : staying(key);
    }

    /** Anything but to leave: on real services what goes on would go on without being seen. */
    private static String staying(String key) {
        return LEAVING.contains(key) ? "Esc" : key;
    }

    private static List<String> heads(DemoDesk demo) {
        return List.of(head(demo, "main"), head(demo, "release"), head(demo, "release-evidence"));
    }

    private static String head(DemoDesk demo, String branch) {
        try {
            return Files.readString(demo.team().bareRepository().resolve("refs/heads").resolve(branch)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
