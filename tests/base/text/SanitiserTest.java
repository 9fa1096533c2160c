package tests.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.text.Sanitiser;
import lockstep.base.text.Width;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitiserTest {

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "'\u001b[31mred',          '\\x1b[31mred',          an escape sequence is shown",
        "'a\u009b2Jb',             'a\\x9b2Jb',             a one-byte CSI is shown",
        "'user\u202egnp.exe',      'user\\u202egnp.exe',    a right-to-left override is shown",
        "'a\u200bb',               'a\\u200bb',             a zero-width space is shown",
        "'line\nline',             'line\\x0aline',         a line feed is shown",
        "'a\rb',                   'a\\x0db',               a carriage return is shown",
        "'nul\u0000',              'nul\\x00',              NUL is shown",
        "'\ud800',                 '\\ud800',               a lone surrogate is shown",
        "'a\u00a0b',               'a\\xa0b',               a no-break space is shown",
        "'\u3164',                 '\\u3164',               an invisible filler is shown",
        "'\udb40\udc41',           '\\u{e0041}',            a tag character is shown",
        "'Zo\u0065\u0308',         'Zo\u00eb',              text is composed",
        "'\u65e5\u672c \u2713',    '\u65e5\u672c \u2713',   other scripts are kept",
    })
    void what_could_harm_a_terminal_is_shown_as_an_escape(String hostile, String shown, String why) {
        assertThat(Sanitiser.line(hostile)).isEqualTo(shown);
    }

    @Test
    void marks_do_not_pile_up() {
        String tower = "a" + "\u0347".repeat(50);
        assertThat(Sanitiser.line(tower)).startsWith("a\u0347\u0347\u0347\\u0347");
    }

    @Test
    void a_mark_after_an_escape_is_not_drawn_on_the_escape() {
        assertThat(Sanitiser.line("x\u0a7e\u0307\u0307")).isEqualTo("x\\u0a7e\\u0307\\u0307");
    }

    @Test
    void long_text_is_cut_and_says_by_how_much() {
        assertThat(Sanitiser.line("x".repeat(30), 10)).isEqualTo("xxxxxxxxxx… (20 more characters)");
    }

    @Test
    void a_cut_does_not_split_a_character() {
        assertThat(Sanitiser.line("ab\ud83d\ude00cd", 3)).isEqualTo("ab… (4 more characters)");
    }

    @Property
    void nothing_a_terminal_obeys_survives(@ForAll String anything) {
        assertThat(Sanitiser.line(anything).codePoints()).allMatch(codePoint -> switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        });
    }

    @Property
    void sanitising_twice_changes_nothing(@ForAll String anything) {
        String once = Sanitiser.line(anything);
        assertThat(Sanitiser.line(once)).isEqualTo(once);
    }

    @Property
    void sanitising_twice_changes_nothing_where_marks_and_escapes_meet(
            @ForAll @Chars({'e', '7', '\u0307', '\u0301', '\u0347', '\u0a7e', '\u200b', '\u1100', '\u1161', '\u11a8'})
            String crowded) {
        String once = Sanitiser.line(crowded);
        assertThat(Sanitiser.line(once)).isEqualTo(once);
    }

    @Property
    void fitted_text_never_takes_more_columns_than_there_are(@ForAll String anything) {
        assertThat(Width.of(Width.fit(Sanitiser.line(anything), 20))).isLessThanOrEqualTo(20);
    }
}
