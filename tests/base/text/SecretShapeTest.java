package tests.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.text.SecretShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "ghp_s3cret4711", "github_pat_11AAAAAAA0abc", "glpat-s3cret4711", "Bearer eyJhbGciOiJIUzI1NiJ9.e30.x", "sk-s3cret4711",
        "q7Xw0Zt5Lm9Bv2Nc4Kj8", "token q7Xw0Zt5Lm9Bv2Nc4Kj8!", "dXNlcjpwYXNzd29yZDEyMzQ="})
    void what_servers_hand_out_looks_like_a_token(String text) {
        assertThat(SecretShape.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "main", "release", "v1.2.3", "feature/login-2026-01-22", "20260122-1000-rc1", "ada.lovelace@example.com",
        "6f1c8a7be1d0c5b4a3f2e1d0c9b8a7f6e5d4c3b2", "ac1471d", "oauth2", "x-access-token", "gitlab-ci-token",
        "internationalisationen", "12345678901234567890", "highway_2",
        "sk-learn-update", "sk_SK.UTF-8", "--sha=6f1c8a7be1d0c5b4a3f2e1d0c9b8a7f6e5d4c3b2"})
    void what_people_name_does_not(String text) {
        assertThat(SecretShape.isIn(text)).isFalse();
    }
}
