package tests.gates.http;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.gates.http.ServiceAddress;
import lockstep.gates.http.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAddressTest {

    private static boolean same(String one, String other) {
        return ServiceAddress.of(Target.parse(one)).isSameAs(ServiceAddress.of(Target.parse(other)));
    }

    @ParameterizedTest
    @CsvSource({
        "http://prod.example,              HTTP://PROD.example",
        "http://prod.example,              https://prod.example:443/",
        "http://prod.example,              http://prod.example.",
        "http://prod.example:9100,         http://prod.example:09100",
        "http://prod.example/w,            http://prod.example//w",
        "http://prod.example/prod,         http://prod.example/x/../prod",
        "http://prod.example/prod,         http://prod.example/pro%64",
        "http://prod.example/prod,         http://prod.example/x/%2e%2e/prod/",
        "http://127.0.0.1:9100,            http://127.1:9100",
        "http://127.0.0.1:9100,            http://localhost:9100",
        "http://127.0.0.1:9100,            http://0.0.0.0:9100",
        "http://127.0.0.1:9100,            http://[::1]:9100",
        "http://127.0.0.1:9100,            http://prod.localhost:9100",
        "http://api_prod:9100,             http://API_PROD:9100",
    })
    void two_spellings_of_one_service_are_recognised(String one, String other) {
        assertThat(same(one, other)).isTrue();
        assertThat(same(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "http://prod.example,       http://staging.example",
        "http://prod.example,       http://prod.example:8443",
        "http://prod.example/prod,  http://prod.example/staging",
        "http://127.0.0.1:9100,     http://127.0.0.1:9200",
        "http://10.0.0.1,           http://10.0.0.2",
    })
    void two_services_are_two(String one, String other) {
        assertThat(same(one, other)).isFalse();
    }
}
