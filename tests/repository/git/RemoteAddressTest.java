package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Secrets;
import lockstep.repository.clone.NamedRemote;
import lockstep.repository.remote.RemoteAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {

    private static final String TOKEN = "tok4711secret";

    private final Secrets secrets = new Secrets();

    private RemoteAddress parse(String address) {
        return RemoteAddress.parse(address, Path.of("/top"), secrets);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://T:@host/o/r.git", "https://:T@host/o/r.git", "https://T@host/o/r.git", "https://u:T@host/o/r.git",
        "https://T:x-oauth-basic@host/o/r.git", "https://host/o/r.git?private_token=T", "https://host/o/r.git#T",
        "https://host/o/r.git?a=b&private_token=T#end"})
    void a_token_in_a_web_address_is_a_secret_and_not_shown(String address) {
        assertThat(parse(address.replace("T", TOKEN)).shown()).isEqualTo("https://host/o/r.git");
        assertThat(secrets.areIn("it said " + TOKEN)).isTrue();
    }

    @Test
    void a_word_in_a_query_is_no_secret_but_where_its_name_says_so() {
        parse("https://host/o/r.git?ref=main&token=wordy");
        assertThat(secrets.areIn("main")).isFalse();
        assertThat(secrets.areIn("wordy")).isTrue();
    }

    @Test
    void a_folder_may_be_named_as_a_url_begins(@TempDir Path top) throws IOException {
        Files.createDirectories(top.resolve("http/r.git"));
        assertThat(RemoteAddress.parse("http/r.git", top, secrets).kind()).isEqualTo(RemoteAddress.Kind.FOLDER);
    }

    @Test
    void a_user_that_looks_like_a_token_is_a_secret_though_it_has_a_password() {
        parse("https://ghp_" + TOKEN + ":something@host/o/r.git");
        assertThat(secrets.areIn("ghp_" + TOKEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oauth2", "x-access-token", "gitlab-ci-token", "ada.lovelace%40example.com"})
    void a_user_that_looks_like_a_name_is_none_where_there_is_a_password(String user) {
        parse("https://" + user + ":" + TOKEN + "@host/o/r.git");
        assertThat(secrets.areIn(user.replace("%40", "@"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://u:pa/T@host/o/r", "https://u:12/T@host.example/o/r", "https://u:T@host:8x/o/r", "ssh://git:T@/o/r",
        "ssh://T:@host/o/r", "git://T:@host/o/r", "ftp://T:@host/o/r", "Https://T:@host/o/r", "Https://T@host/o/r",
        "https:/T@host/o/r", "https:T@host/o/r", "https//T@host/o/r", "ext::https://T@host/o/r", " https://T@host/o/r",
        "https://:T/x@host/o/r", "https://T/x:@host/o/r"})
    void an_address_that_cannot_be_read_is_refused_without_a_part_of_it(String address) {
        assertThatThrownBy(() -> parse(address.replace("T", TOKEN)))
                .isInstanceOf(ConfigurationError.class)
                .hasNoCause()
                .message().doesNotContain(TOKEN).doesNotContain("host/o");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://u:T@host/o/r", "T@host:o/r", "https://T@host/o/r"})
    void an_address_in_the_place_of_a_name_is_not_shown(String address) {
        assertThatThrownBy(() -> NamedRemote.find(address.replace("T", TOKEN), null, null, null, secrets, null))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("an address stands where a remote's name belongs");
        assertThatThrownBy(() -> NamedRemote.find("-orgin", null, null, null, secrets, null))
                .hasMessage("'-orgin' is not a remote's name");
    }

    @ParameterizedTest
    @CsvSource({
        "git@github.com:o/r.git, git@github.com:o/r.git", "u:T@github.com:o/r.git, u@github.com:o/r.git",
        "ssh://git@host:22/o/r, ssh://git@host:22/o/r", "git:o/r.git, git:o/r.git", "../r.git, /r.git",
        "file:///srv/r.git, /srv/r.git", "/a/b://c, /a/b:/c", "git://T@host/r, git://host/r",
        "https://host.example:8443/~ada/r@2, https://host.example:8443/~ada/r@2",
        "https://localhost:8443/r@2/x, https://localhost:8443/r@2/x",
        "http://bitbucket:7990/scm/~jane@corp/repo.git, http://bitbucket:7990/scm/~jane@corp/repo.git",
        "git@[2001:db8::1]:team/x.git, git@[2001:db8::1]:team/x.git", "host:x::y, host:x::y"})
    void an_address_without_a_fault_is_shown_as_it_is_written(String address, String shown) {
        assertThat(parse(address.replace("T", TOKEN)).shown()).isEqualTo(shown);
    }
}
