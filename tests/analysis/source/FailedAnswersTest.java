package tests.analysis.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.analysis.source.FailedAnswers;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.Sample;
import lockstep.analysis.source.Selector;
import org.junit.jupiter.api.Test;

class FailedAnswersTest {

    private static final MetricQuery QUERY = new MetricQuery(Selector.parse("http_requests_total"),
            Selector.parse("http_requests_total{code=~\"5..\"}"), Optional.empty(), "instance");

    private static Sample sample(double value, String... labels) {
        TreeMap<String, String> all = new TreeMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            all.put(labels[i], labels[i + 1]);
        }
        return new Sample("http_requests_total", all, value);
    }

    @Test
    void instances_are_summed_and_the_most_come_first() {
        assertThat(FailedAnswers.most(List.of(
                sample(3, "instance", "a", "handler", "/pay", "code", "503"),
                sample(4, "instance", "b", "handler", "/pay", "code", "503"),
                sample(9, "instance", "a", "handler", "/chat", "code", "500"),
                sample(900, "instance", "a", "handler", "/chat", "code", "200")), QUERY))
                .containsExactly(new FailedAnswers("/chat", "500", 9), new FailedAnswers("/pay", "503", 7));
    }

    @Test
    void no_more_than_five_are_kept_however_many_routes_there_are() {
        List<Sample> samples = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            samples.add(sample(i, "route", "/" + i, "code", "500"));
        }
        assertThat(FailedAnswers.most(samples, QUERY)).hasSize(5).first()
                .isEqualTo(new FailedAnswers("/10000", "500", 10_000));
    }

    @Test
    void what_no_label_tells_is_a_dash_and_what_is_no_count_is_left_out() {
        assertThat(FailedAnswers.most(List.of(sample(2, "code", "500"), sample(Double.NaN, "code", "502"),
                sample(Double.POSITIVE_INFINITY, "code", "503"), sample(-1, "code", "504"), sample(0, "code", "505")),
                QUERY)).containsExactly(new FailedAnswers("-", "500", 2));
        MetricQuery counter = new MetricQuery(Selector.parse("requests"), Selector.parse("errors"), Optional.empty(), "i");
        assertThat(FailedAnswers.most(List.of(new Sample("errors", new TreeMap<>(Map.of("i", "a")), 4)), counter))
                .isEmpty();
    }

    @Test
    void what_a_label_says_is_made_harmless_and_short() {
        FailedAnswers one = FailedAnswers.most(List.of(
                sample(2, "route", "/\u001b[31m" + "x".repeat(1_000), "code", "500")), QUERY).getFirst();
        assertThat(one.route()).hasSizeLessThan(120).doesNotContain("\u001b");
    }
}
