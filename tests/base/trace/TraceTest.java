package tests.base.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.base.trace.Exchange;
import lockstep.base.trace.Trace;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final List<String> first = new CopyOnWriteArrayList<>();
    private final List<String> second = new CopyOnWriteArrayList<>();

    /** Others are told of at the same time by other tests. */
    private static List<String> ours(List<String> heard) {
        return heard.stream().filter(words -> words.startsWith("TraceTest ")).toList();
    }

    private static void tell(String what) {
        Trace.tell(() -> new Exchange("TraceTest " + what, "done", Duration.ofMillis(3)));
    }

    @Test
    void whoever_ends_listening_leaves_the_others_listening() {
        tell("before");
        try (Trace.Listening _ = Trace.listen(exchange -> first.add(exchange.words()))) {
            try (Trace.Listening _ = Trace.listen(exchange -> second.add(exchange.words()))) {
                tell("both");
            }
            tell("one");
        }
        tell("after");
        assertThat(ours(first)).containsExactly("TraceTest both: done, 3 ms", "TraceTest one: done, 3 ms");
        assertThat(ours(second)).containsExactly("TraceTest both: done, 3 ms");
    }
}
