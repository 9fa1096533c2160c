package tests.base.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.release.ReleaseId;
import org.junit.jupiter.api.Test;

class ReleaseIdTest {

    private static final Pattern SHAPE = Pattern.compile("(\\d{8}-\\d{4})-(rc|rb)([1-9]\\d{0,3})");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmm").withResolverStyle(ResolverStyle.STRICT);

    @Test
    void a_release_id_is_read_as_it_was_written() {
        for (String text : List.of("20260122-1000-rc1", "20260122-2359-rb9999", "20240229-0000-rc12",
                "00010101-0101-rb10")) {
            ReleaseId id = ReleaseId.tryParse(text).orElseThrow();
            assertThat(id).hasToString(text);
            assertThat(id.month()).isEqualTo(text.substring(0, 4) + "-" + text.substring(4, 6));
        }
    }

    @Test
    void a_text_of_another_shape_is_no_release_id() {
        for (String text : List.of("", "20260122-1000-rc", "20260122-1000-rc0", "20260122-1000-rc01",
                "20260122-1000-rc10000", "20260229-1000-rc1", "20261301-1000-rc1", "20260100-1000-rc1",
                "20260122-2400-rc1", "20260122-1060-rc1", "20260122-1000-rd1", "20260122-1000-xc1",
                "2026-122-1000-rc1", "20260122-1000-rc1 ", " 20260122-1000-rc1", "20260122-1000-rc-1",
                "20260122-1000-rc+1", "2026012\u0662-1000-rc1", "20260122-1000-rc\u0661", "20260122_1000-rc1")) {
            assertThat(ReleaseId.tryParse(text)).as(text).isEmpty();
        }
    }

    @Test
    void any_text_is_read_as_a_release_id_as_its_shape_and_a_strict_calendar_read_it() {
        Random random = new Random(7);
        String signs = "0123456789-rcb";
        for (int count = 0; count < 100_000; count++) {
            StringBuilder text = new StringBuilder("20260228-2359-rc1");
            for (int change = random.nextInt(4); change > 0; change--) {
                int at = random.nextInt(text.length());
                String sign = String.valueOf(signs.charAt(random.nextInt(signs.length())));
                text.replace(at, random.nextInt(8) == 0 ? at : at + 1, random.nextInt(8) == 0 ? "" : sign);
            }
            assertThat(ReleaseId.tryParse(text.toString())).as(text.toString()).isEqualTo(read(text.toString()));
        }
    }

    private static Optional<ReleaseId> read(String text) {
        Matcher match = SHAPE.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReleaseId(
                    LocalDateTime.parse(match.group(1), MINUTE),
                    match.group(2).equals("rc") ? ReleaseId.Kind.PROMOTION : ReleaseId.Kind.ROLLBACK,
                    Integer.parseInt(match.group(3))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
