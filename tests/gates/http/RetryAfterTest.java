package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import lockstep.gates.http.RetryAfter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0,                               PT0S",
        "' 30 ',                          PT30S",
        "'Thu, 22 Jan 2026 10:00:30 GMT', PT30S",
        "'Thu, 22 Jan 2026 09:00:00 GMT', PT0S",
        "'Thursday, 22-Jan-26 10:00:30 GMT', PT30S",
        "'Sunday, 06-Nov-94 08:49:37 GMT', PT0S",
        "'Thu Jan 22 10:00:30 2026',      PT30S",
        "'Sun Feb  1 10:00:00 2026',      PT240H",
        "1000000000000,                   PT8784H",
        "99999999999999999999999,         PT8784H",
        "'Fri, 31 Dec 9999 23:59:59 GMT', PT8784H",
    })
    void a_retry_after_of_seconds_or_a_date_is_read(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "+3", "soon", "\u0663", "0x10", "Thu, 99 Jan 2026 10:00:30 GMT",
            "\u001b[2J"})
    void a_retry_after_that_is_neither_seconds_nor_a_date_says_nothing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Property
    void a_retry_after_of_any_text_waits_neither_less_than_nothing_nor_longer_than_a_leap_year(@ForAll String value) {
        assertThat(RetryAfter.parse(value, NOW).orElse(Duration.ZERO)).isBetween(Duration.ZERO, Duration.ofDays(366));
    }

    @Property
    void a_retry_after_of_any_number_or_date_waits_neither_less_than_nothing_nor_longer_than_a_leap_year(
            @ForAll @LongRange(min = -60_000_000_000L, max = 250_000_000_000L) long seconds) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochSecond(Math.clamp(seconds, -60_000_000_000L, 250_000_000_000L)));
        assertThat(RetryAfter.parse(String.valueOf(seconds), NOW).orElse(Duration.ZERO))
                .isBetween(Duration.ZERO, Duration.ofDays(366));
        assertThat(RetryAfter.parse(date, NOW).orElse(Duration.ZERO)).isBetween(Duration.ZERO, Duration.ofDays(366));
    }
}
