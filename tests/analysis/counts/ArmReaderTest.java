package tests.analysis.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.counts.ArmReader;
import lockstep.analysis.counts.Counter;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.counts.Series;
import org.junit.jupiter.api.Test;

class ArmReaderTest {

    private static final Instant BEGIN = Instant.parse("2026-01-22T10:00:00Z");

    private ArmReader reader = ArmReader.from(BEGIN);

    private static Instant at(int seconds) {
        return BEGIN.plusSeconds(seconds);
    }

    private static Scrape scrape(String instance, int second, Optional<Instant> started, long ok, long failed) {
        Map<Series, Long> values = new HashMap<>();
        values.put(new Series(new Counter.Requests(), "status=200"), ok);
        if (failed > 0) {
            values.put(new Series(new Counter.Requests(), "status=500"), failed);
            values.put(new Series(new Counter.Errors(), "status=500"), failed);
        }
        return new Scrape(instance, at(second), started, values);
    }

    private static Scrape old(String instance, int second, long ok, long failed) {
        return scrape(instance, second, Optional.of(BEGIN.minusSeconds(3600)), ok, failed);
    }

    private ArmCounts look(int second, Scrape... scrapes) {
        ArmReader.Step step = reader.look(at(second), List.of(scrapes));
        reader = step.next();
        return step.added();
    }

    @Test
    void an_instance_that_was_there_before_counts_from_the_first_look() {
        assertThat(look(10, old("a", 10, 5_000, 7)).requests()).isZero();
        assertThat(look(20, old("a", 20, 5_100, 7)).requests()).isEqualTo(100);
    }

    @Test
    void the_first_errors_of_a_known_instance_count_although_their_series_is_new() {
        look(10, old("a", 10, 100, 0));

        assertThat(look(20, old("a", 20, 110, 15)).errors()).isEqualTo(15);
    }

    @Test
    void a_canary_as_young_as_the_watch_counts_from_its_birth() {
        assertThat(look(10, scrape("c", 10, Optional.of(at(2)), 40, 11)).errors()).isEqualTo(11);
    }

    @Test
    void an_instance_that_joins_without_telling_its_age_counts_from_its_birth() {
        look(10, old("a", 10, 100, 0));

        assertThat(look(20, old("a", 20, 100, 0), scrape("b", 20, Optional.empty(), 30, 2)).errors()).isEqualTo(2);
    }

    @Test
    void an_instance_that_started_since_watching_began_counts_from_its_birth_however_long_it_took_to_show() {
        look(10, old("a", 10, 100, 0));
        look(20, old("a", 20, 100, 0));

        assertThat(look(30, old("a", 30, 100, 0), scrape("b", 30, Optional.of(at(4)), 30, 2)).errors()).isEqualTo(2);
    }

    @Test
    void what_an_instance_counted_before_watching_began_again_does_not_count() {
        look(10, old("a", 10, 100, 0));
        reader = reader.beginning(at(10));

        assertThat(look(20, old("a", 20, 100, 0), scrape("b", 20, Optional.of(at(4)), 30, 2)).errors()).isZero();
    }

    @Test
    void what_could_not_be_read_when_watching_began_again_counts_from_when_it_is_read() {
        look(10, old("a", 10, 100, 0), old("b", 10, 100, 0));
        look(130, old("a", 130, 5_000, 900));
        reader = reader.beginning(at(130));

        ArmCounts next = look(140, old("a", 140, 5_010, 900), old("b", 140, 7_000, 800));

        assertThat(next.requests()).isEqualTo(10);
        assertThat(next.errors()).isZero();
        assertThat(look(150, old("a", 150, 5_010, 900), old("b", 150, 7_020, 801)).errors()).isEqualTo(1);
    }

    @Test
    void what_started_after_watching_began_counts_whole_although_another_was_read_under_its_name_before() {
        look(10, old("a", 10, 100, 0));
        reader = reader.beginning(at(60));

        assertThat(look(70, scrape("a", 70, Optional.of(at(65)), 30, 2)).errors()).isEqualTo(2);
    }

    @Test
    void the_first_errors_of_an_instance_count_although_it_was_silent_when_watching_began() {
        Optional<Instant> old = Optional.of(BEGIN.minusSeconds(3600));
        for (int second : List.of(10, 70)) {
            reader = reader.look(at(second), List.of(new Scrape("c", at(second), old, Map.of())), Set.of("c")).next();
            reader = reader.beginning(at(second));
        }

        assertThat(look(80, scrape("c", 80, old, 0, 9)).errors()).isEqualTo(9);
    }

    @Test
    void a_host_whose_clock_is_set_has_not_restarted() {
        look(10, old("a", 10, 5_000, 7));

        ArmCounts after = look(20, scrape("a", 20, Optional.of(BEGIN.minusSeconds(3600 - 2)), 5_100, 7));

        assertThat(after.requests()).isEqualTo(100);
        assertThat(after.restarts()).isZero();
    }

    @Test
    void a_counter_that_falls_has_restarted_and_counts_whole() {
        look(10, old("a", 10, 5_000, 7));

        ArmCounts after = look(20, scrape("a", 20, Optional.of(at(15)), 30, 3));

        assertThat(after.requests()).isEqualTo(33);
        assertThat(after.errors()).isEqualTo(3);
        assertThat(after.restarts()).isEqualTo(1);
    }

    @Test
    void a_sum_that_falls_may_have_lost_an_instance_and_is_missing() {
        reader = reader.ofSums(true);
        look(10, scrape("baseline", 10, Optional.empty(), 5_000, 400));
        Scrape less = scrape("baseline", 20, Optional.empty(), 3_000, 250);
        assertThat(reader.trouble(List.of(less))).get().asString().startsWith("baseline: its sums fell");
        ArmCounts fallen = look(20, less);

        assertThat(fallen).isEqualTo(ArmCounts.allMissing(1));
        assertThat(look(30, scrape("baseline", 30, Optional.empty(), 3_100, 251)).errors()).isEqualTo(1);
    }

    @Test
    void a_sum_that_falls_and_tells_a_later_start_counts_whole() {
        reader = reader.ofSums(true);
        look(10, scrape("baseline", 10, Optional.of(BEGIN.minusSeconds(60)), 5_000, 400));

        assertThat(look(20, scrape("baseline", 20, Optional.of(at(15)), 30, 2)).errors()).isEqualTo(2);
    }

    @Test
    void a_restart_shows_although_the_counter_is_already_higher_again() {
        look(10, old("a", 10, 50, 0));

        ArmCounts after = look(20, scrape("a", 20, Optional.of(at(11)), 80, 0));

        assertThat(after.requests()).isEqualTo(80);
        assertThat(after.restarts()).isEqualTo(1);
    }

    @Test
    void an_instance_that_cannot_be_read_is_missing_and_loses_nothing_when_it_is_back() {
        look(10, old("a", 10, 100, 0));

        ArmCounts gap = look(20);

        assertThat(gap.missing()).isEqualTo(1);
        assertThat(gap.expected()).isEqualTo(1);
        assertThat(look(30, old("a", 30, 300, 0)).requests()).isEqualTo(200);
    }

    @Test
    void an_instance_that_is_gone_is_no_longer_missed_and_counts_only_what_it_adds_when_it_is_back() {
        look(10, old("a", 10, 100, 0), old("b", 10, 100, 0));
        for (int second = 20; second <= 60; second += 10) {
            look(second, old("b", second, 100, 0));
        }
        assertThat(look(70, old("b", 70, 100, 0)).missing()).isZero();

        assertThat(look(80, old("a", 80, 130, 0), old("b", 80, 100, 0)).requests()).isEqualTo(30);
    }

    @Test
    void the_first_errors_of_an_instance_that_had_answered_without_any_series_count() {
        Optional<Instant> old = Optional.of(BEGIN.minusSeconds(3600));
        Scrape silent = new Scrape("c", at(10), old, Map.of());
        ArmReader.Step first = reader.look(at(10), List.of(silent), Set.of("c"));
        ArmReader.Step second = first.next().look(at(20), List.of(scrape("c", 20, old, 0, 9)), Set.of());

        assertThat(first.added().missing()).isEqualTo(1);
        assertThat(first.added().expected()).isEqualTo(1);
        assertThat(second.added().errors()).isEqualTo(9);
    }

    @Test
    void an_instance_whose_series_are_gone_for_a_while_counts_from_what_it_had() {
        look(10, old("c", 10, 5_000, 0));
        Scrape silent = new Scrape("c", at(20), Optional.of(BEGIN.minusSeconds(3600)), Map.of());
        reader = reader.look(at(20), List.of(silent), Set.of("c")).next();

        assertThat(look(30, old("c", 30, 5_040, 0)).requests()).isEqualTo(40);
    }

    @Test
    void an_old_process_that_was_silent_as_another_does_not_count_what_it_did_before() {
        Scrape silent = new Scrape("c", at(10), Optional.empty(), Map.of());
        ArmReader.Step first = reader.look(at(10), List.of(silent), Set.of("c"));

        assertThat(first.next().look(at(20), List.of(old("c", 20, 5_000, 7)), Set.of()).added().requests()).isZero();
    }

    @Test
    void a_series_that_is_absent_for_one_look_adds_only_what_it_counted_since() {
        look(10, old("c", 10, 5_000, 57));
        look(20, old("c", 20, 5_010, 0));

        ArmCounts back = look(30, old("c", 30, 5_020, 58));

        assertThat(back.errors()).isEqualTo(1);
        assertThat(back.requests()).isEqualTo(11);
        assertThat(back.restarts()).isZero();
    }

    @Test
    void a_series_that_was_absent_and_begins_again_counts_whole_and_restarts_nothing_else() {
        look(10, old("c", 10, 5_000, 57));
        look(20, old("c", 20, 5_010, 0));

        ArmCounts back = look(30, old("c", 30, 5_020, 2));

        assertThat(back.errors()).isEqualTo(2);
        assertThat(back.requests()).isEqualTo(12);
        assertThat(back.restarts()).isZero();
    }

    @Test
    void what_a_process_counted_that_is_gone_is_forgotten() {
        look(10, old("c", 10, 5_000, 57));
        look(20, scrape("c", 20, Optional.of(at(15)), 10, 0));

        assertThat(look(30, scrape("c", 30, Optional.of(at(15)), 20, 58)).errors()).isEqualTo(58);
    }

    @Test
    void a_look_that_hears_of_no_instance_misses_as_many_as_there_were_and_none_is_gone_for_it() {
        look(10, old("a", 10, 100, 0), old("b", 10, 100, 0), old("c", 10, 100, 0));
        for (int second = 20; second <= 80; second += 10) {
            ArmReader.Step step = reader.look(at(second), List.of(), Set.of("canary"));
            reader = step.next();

            assertThat(step.added().missing()).as("at " + second).isEqualTo(3);
            assertThat(step.added().expected()).isEqualTo(3);
        }
        assertThat(look(90, old("a", 90, 110, 0)).missing()).isEqualTo(2);
    }

    @Test
    void an_instance_that_was_gone_before_an_outage_is_not_missed_in_it() {
        look(10, old("a", 10, 100, 0), old("b", 10, 100, 0));
        for (int second = 20; second <= 60; second += 10) {
            look(second, old("b", second, 100, 0));
        }

        assertThat(reader.look(at(70), List.of(), Set.of("canary")).added().missing()).isEqualTo(1);
    }
}
