package lockstep.tui.state;

import java.util.List;
import java.util.Locale;

/**
 * A box over the screen that wants an answer first. What it would set off is a value, so that a test can see that
 * nothing dangerous is ever set off without its confirmation.
 */
public sealed interface Dialog {

    String title();

    List<String> lines();

    /**
     * To be read, and closed.
     *
     * @param filter words that a line must have to be shown, lower case
     * @param typing whether the filter is being typed
     */
    record Message(String title, List<String> all, int scroll, String filter, boolean typing) implements Dialog {
        public Message {
            all = List.copyOf(all);
        }

        public Message(String title, List<String> lines, int scroll) {
            this(title, lines, scroll, "", false);
        }

        @Override
        public List<String> lines() {
            return filter.isBlank()
                    ? all
                    : all.stream().filter(line -> line.toLowerCase(Locale.ROOT).contains(filter)).toList();
        }

        public Message scrolled(int by) {
            int last = Math.max(0, lines().size() - 1);
            return new Message(title, all, Math.clamp((long) scroll + by, 0, last), filter, typing);
        }

        public Message filtered(String words) {
            return new Message(title, all, 0, words.toLowerCase(Locale.ROOT), true);
        }

        public Message typing(boolean begins) {
            return new Message(title, all, scroll, filter, begins);
        }
    }

    /**
     * Yes or no; no has the focus.
     *
     * @param otherwise what no sets off
     */
    record Confirm(String title, List<String> lines, String yes, Effect effect, Effect otherwise, boolean yesFocused)
            implements Dialog {
        public Confirm {
            lines = List.copyOf(lines);
        }

        public Confirm(String title, List<String> lines, String yes, Effect effect) {
            this(title, lines, yes, effect, new Effect.Nothing(), false);
        }

        public Confirm turned() {
            return new Confirm(title, lines, yes, effect, otherwise, !yesFocused);
        }
    }

    /** Yes only after a word has been typed; as long as it is not there, no has the focus. */
    record Typed(
            String title, List<String> lines, String word, String typed, String yes, Effect effect, boolean yesFocused)
            implements Dialog {
        public Typed {
            lines = List.copyOf(lines);
        }

        public Typed(String title, List<String> lines, String word, String yes, Effect effect) {
            this(title, lines, word, "", yes, effect, false);
        }

        /** Whether the word is there. */
        public boolean isRight() {
            return typed.equals(word);
        }

        public Typed with(String text) {
            return new Typed(title, lines, word, text, yes, effect, text.equals(word));
        }

        public Typed turned() {
            return new Typed(title, lines, word, typed, yes, effect, !yesFocused && isRight());
        }
    }

    /** One of several; the first is the harmless one. */
    record Choice(String title, List<String> lines, List<Option> options, int cursor) implements Dialog {
        public Choice {
            lines = List.copyOf(lines);
            options = List.copyOf(options);
        }

        public Choice moved(int by) {
            return new Choice(title, lines, options, Math.clamp(cursor + by, 0, options.size() - 1));
        }
    }

    /** What can be chosen. */
    record Option(String words, Effect effect) {}
}
