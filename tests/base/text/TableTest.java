package tests.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.base.text.Table;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_align_by_what_a_terminal_draws_and_nothing_trails() {
        Table table = new Table(List.of(List.of("a", "日本", "x"), List.of("abc", "b", ""), List.of("d")));
        assertThat(table.lines()).containsExactly("a    日本  x", "abc  b", "d");
    }
}
