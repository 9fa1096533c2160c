package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import lockstep.record.attestation.RemoteUri;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteUriTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "https://Git.Example/Team/service.git, git+https://git.example/Team/service.git",
        "ssh://git@git.example:2222/srv/x.git, git+ssh://git@git.example:2222/srv/x.git",
        "Git@Git.Example:team/service.git,     git+ssh://Git@git.example/team/service.git",
        "git.example:/srv/service.git,         git+ssh://git.example/srv/service.git",
        "git://git.example/service.git,        git+git://git.example/service.git",
        "/srv/git/service.git,                 git+file:///srv/git/service.git",
        "/srv/a b/50%/ü#1.git,                 git+file:///srv/a%20b/50%25/%C3%BC%231.git",
    })
    void an_address_as_git_takes_it_becomes_a_uri(String address, String uri) {
        assertThat(RemoteUri.of(address)).isEqualTo(uri);
    }

    @Property
    void any_folder_becomes_a_uri_that_others_can_parse(@ForAll String name) {
        assertThat(URI.create(RemoteUri.of("/srv/" + name.replaceAll("[\\[\\]]", ""))).getScheme())
                .isEqualTo("git+file");
    }
}
