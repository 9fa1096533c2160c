package tests.tui;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The UI at work on some terminal, and an operator who presses keys and reads the screen. */
public abstract class Ui implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(120);

    abstract void send(String key);

    public abstract String screen();

    abstract void changeSize(int columns, int rows);

    /** Throws where it is known that nothing more will come. */
    abstract void check();

    /** Waits until the operator has been let go. */
    public abstract void expectLeft();

    @Override
    public abstract void close();

    public Ui press(String... keys) {
        for (String key : keys) {
            send(key);
        }
        return this;
    }

    public Ui type(String text) {
        text.chars().forEach(c -> send(c == ' ' ? "Space" : String.valueOf((char) c)));
        return this;
    }

    Ui command(String words) {
        return press(":").type(words).press("Enter");
    }

    public Ui resize(int columns, int rows) {
        changeSize(columns, rows);
        return this;
    }

    /** Waits until all the words are on the screen. */
    public Ui expect(String... words) {
        return await(screen -> {
            for (String word : words) {
                if (!screen.contains(word)) {
                    return false;
                }
            }
            return true;
        }, String.join(" and ", words));
    }

    public Ui expectPopup(String title) {
        return expect("┌─ " + title + " ─");
    }

    /** What the pattern's group catches on the screen, once it is there. */
    public String read(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        String[] caught = new String[1];
        await(screen -> {
            Matcher match = compiled.matcher(screen);
            caught[0] = match.find() ? match.group(1) : null;
            return caught[0] != null;
        }, pattern);
        return caught[0];
    }

    public interface Look {
        boolean at(String screen);
    }

    /** Between two looks at the screen. */
    Duration pause() {
        return Duration.ofMillis(10);
    }

    public Ui await(Look look, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!look.at(screen())) {
            check();
            if (System.nanoTime() > end) {
                fail("expected " + what + " on this screen:\n" + screen());
            }
            try {
                Thread.sleep(pause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
        return this;
    }
}
