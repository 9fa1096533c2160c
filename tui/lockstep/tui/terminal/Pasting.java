package lockstep.tui.terminal;

import com.googlecode.lanterna.input.BasicCharacterPattern;
import com.googlecode.lanterna.input.CharacterPattern;
import com.googlecode.lanterna.input.KeyDecodingProfile;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;
import lockstep.tui.state.UiEvent;

/**
 * Takes a paste as a whole, where the terminal says where it begins and ends (mode 2004): none of its letters is a key.
 * Lanterna does not know that mode; its decoder is told two more sequences, as characters that there are none of.
 */
public final class Pasting implements KeyDecodingProfile {

    static final String ON = "\u001b[?2004h";
    static final String OFF = "\u001b[?2004l";

    private static final int LONGEST = 10_000;
    private static final char BEGIN = '\ufdd0';
    private static final char END = '\ufdd1';

    /** What a person types comes alone; what comes closer together was pasted. */
    private static final Duration ALONE = Duration.ofMillis(500);

    private final LongSupplier nanos;
    private final StringBuilder text = new StringBuilder();
    private boolean pasting;
    private long last;

    public Pasting() {
        this(System::nanoTime);
    }

    public Pasting(LongSupplier nanos) {
        this.nanos = nanos;
        this.last = nanos.getAsLong() - ALONE.toNanos() - 1;
    }

    @Override
    public Collection<CharacterPattern> getPatterns() {
        return List.of(pattern(BEGIN, '0'), pattern(END, '1'));
    }

    private static CharacterPattern pattern(char meaning, char last) {
        return new BasicCharacterPattern(
                new KeyStroke(meaning, false, false), ESC_CODE, '[', '2', '0', last, '~');
    }

    /**
     * Nothing of a paste before it ends but that it has begun. Esc and ^C end one whose end was lost, where a person
     * typed them, and do nothing else: nobody is to be locked out, and what is pasted cannot become keys. Another key
     * that a person types meanwhile tells of it again.
     */
    public List<UiEvent> of(KeyStroke stroke) {
        long now = nanos.getAsLong();
        boolean alone = now - last > ALONE.toNanos();
        last = now;
        boolean character = stroke.getKeyType() == KeyType.Character;
        if (character && stroke.getCharacter() == BEGIN) {
            pasting = true;
            text.setLength(0);
            return List.of(new UiEvent.PasteBegan());
        }
        if (character && stroke.getCharacter() == END) {
            boolean whole = pasting;
            pasting = false;
            return whole ? List.of(new UiEvent.Pasted(text.toString().strip())) : List.of();
        }
        boolean leaves = alone && (stroke.getKeyType() == KeyType.Escape
                || (character && stroke.isCtrlDown() && stroke.getCharacter() == 'c'));
        if (pasting && leaves) {
            pasting = false;
            return List.of(new UiEvent.PasteLost());
        }
        if (!pasting) {
            return KeyNames.of(stroke).stream().<UiEvent>map(UiEvent.Pressed::new).toList();
        }
        if (text.length() < LONGEST) {
            switch (stroke.getKeyType()) {
                case Character -> text.append(Character.isISOControl(stroke.getCharacter()) || stroke.isCtrlDown()
                        ? " " : stroke.getCharacter());
                case Enter, Tab -> text.append(' ');
                default -> { }
            }
        }
        return alone ? List.of(new UiEvent.PasteBegan()) : List.of();
    }
}
