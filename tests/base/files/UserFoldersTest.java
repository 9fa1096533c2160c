package tests.base.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lockstep.base.files.UserFolders;
import lockstep.tui.terminal.StateFolder;
import org.junit.jupiter.api.Test;

/** Where what is kept lies, by what the environment says. */
class UserFoldersTest {

    private static UserFolders of(String... pairs) {
        return pairs.length == 2
                ? new UserFolders(Map.of(pairs[0], pairs[1]))
                : new UserFolders(Map.of(pairs[0], pairs[1], pairs[2], pairs[3]));
    }

    @Test
    void one_variable_moves_all_of_it_and_needs_no_HOME() {
        UserFolders folders = of("LOCKSTEP_HOME", "/srv/lockstep");
        assertThat(folders.settings()).contains(Path.of("/srv/lockstep"));
        assertThat(folders.cache()).contains(Path.of("/srv/lockstep/cache"));
        assertThat(folders.state()).contains(Path.of("/srv/lockstep/state"));
        assertThat(StateFolder.of(Map.of("LOCKSTEP_HOME", "/srv/lockstep")).journal())
                .isEqualTo(Path.of("/srv/lockstep/state/release-tui.log"));
    }

    @Test
    void lockstep_home_counts_before_every_other_variable() {
        assertThat(of("LOCKSTEP_HOME", "/srv", "XDG_CACHE_HOME", "/cache").cache()).contains(Path.of("/srv/cache"));
        assertThat(of("LOCKSTEP_HOME", "/srv", "XDG_STATE_HOME", "/state").state()).contains(Path.of("/srv/state"));
        assertThat(of("LOCKSTEP_HOME", " ", "HOME", "/home/ada").cache())
                .as("what is blank is not set").contains(Path.of("/home/ada/.cache/lockstep"));
    }

    @Test
    void without_lockstep_home_the_usual_folders_count_and_without_those_there_are_none() {
        assertThat(of("HOME", "/home/ada").state()).contains(Path.of("/home/ada/.local/state/lockstep"));
        assertThat(of("HOME", "/home/ada", "XDG_STATE_HOME", "/state").state()).contains(Path.of("/state/lockstep"));
        assertThat(of("HOME", "/home/ada", "XDG_CACHE_HOME", "not/absolute").cache())
                .contains(Path.of("/home/ada/.cache/lockstep"));
        assertThat(new UserFolders(Map.of()).cache()).isEqualTo(Optional.empty());
    }
}
