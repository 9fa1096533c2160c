package tests.base.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.base.release.RecordedTime;
import org.junit.jupiter.api.Test;

class RecordedTimeTest {

    private static final String TIME = "2026-02-28T23:59:59Z";

    @Test
    void it_reads_what_the_jdk_reads_and_nothing_else() {
        Stream<String> oneSignOff = IntStream.range(0, TIME.length()).boxed().flatMap(at ->
                "0123456789-+TtZz: \u0663".chars().mapToObj(Character::toString)
                        .map(sign -> TIME.substring(0, at) + sign + TIME.substring(at + 1)));
        Stream<String> others = Stream.of(
                "2024-02-29T00:00:00Z", "2025-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-02-28T24:00:00Z",
                "2026-12-31T23:59:60Z", "2026-02-28T23:59:59.123Z", "2026-02-28T23:59:59+01:00", "2026-02-28T23:59Z");
        List<String> texts = Stream.concat(oneSignOff, others).toList();

        assertThat(texts).allSatisfy(text -> assertThat(read(text)).as(text).isEqualTo(byTheJdk(text)));
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(RecordedTime.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> byTheJdk(String text) {
        try {
            Instant time = Instant.parse(text);
            return Optional.of(time)
                    .filter(one -> !one.isBefore(Instant.parse("2000-01-01T00:00:00Z")))
                    .filter(one -> one.isBefore(Instant.parse("9000-01-01T00:00:00Z")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
