package tests.record.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.sets.SetIntent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetMemberTest {

    private static SetIntent.Member at(String remote) {
        return new SetIntent.Member(new ServiceName("orders"), remote, Optional.empty(), new Sha("a".repeat(40)),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/orders.git, git@github.com:acme/orders",
        "https://github.com/acme/orders, ssh://git@github.com/acme/orders.git/",
        "https://ci@github.com/acme/orders, https://GitHub.com/acme/orders.git",
        "https://git.corp/team/api.git, ssh://git@git.corp:7999/team/api.git",
        "ssh://git@Git.corp:7999/team/api, git@git.corp:team/api",
        "/srv/git/orders.git, file:///srv/git/orders",
    })
    void a_repository_is_the_same_by_whatever_way_it_is_reached(String one, String other) {
        assertThat(at(one).isAt(other)).isTrue();
        assertThat(at(other).isAt(one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/orders, https://github.com/acme/payments",
        "https://github.com/acme/orders, https://gitlab.com/acme/orders",
        "/srv/git/Orders, /srv/git/orders",
    })
    void another_repository_is_another(String one, String other) {
        assertThat(at(one).isAt(other)).isFalse();
    }
}
