package tests.policy.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.PromotionJudge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run counts for the configured base, however that is spelled, and for no other. */
class StagingBaseTest {

    private final Facts facts = new Facts();

    private PromotionDecision decided(String asked, String configured) {
        facts.stagingBase = configured;
        facts.run(run -> Facts.at(run, asked));
        return PromotionJudge.decide(facts.facts(), Facts.policy());
    }

    @ParameterizedTest
    @CsvSource({
        "https://h.example/Prod,https://h.example/prod", "https://h.example/a,https://h.example/b",
        "https://h.example:8443,https://h.example", "https://one.example,https://two.example",
        "nothing of the kind,https://h.example"})
    void another_base_is_refused(String asked, String configured) {
        PromotionDecision decision = decided(asked, configured);
        assertThat(decision).isInstanceOf(PromotionDecision.Refused.class);
        assertThat(decision.toString()).contains("asked " + asked + ", not " + configured);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://H.example:443/a/,https://h.example/a", "http://h.example:80,HTTP://h.example/",
        "https://h.example/Prod/,https://H.example/Prod"})
    void another_spelling_is_not(String asked, String configured) {
        assertThat(decided(asked, configured)).isInstanceOf(PromotionDecision.Allowed.class);
    }
}
