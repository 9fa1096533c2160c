package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The recipes for platforms: their configurations are read, their scripts are run, as they stand there. */
class PlatformRecipesTest {

    private ReleaseDay day;
    private Steps host;

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        host = new Steps(day.operator("ada"));
    }

    @AfterEach
    void end() {
        day.close();
    }

    private Config configuration(String recipe) {
        Path file = day.folder().resolve(recipe + ".yaml");
        ReleaseDay.write(file, Steps.block(recipe + ".md", "`lockstep.yaml`:", "yaml"));
        return ConfigReader.read(file);
    }

    private List<String> deployCommand(String recipe) {
        ReleaseDay.write(host.folder().resolve("ops/deploy.sh"),
                Steps.block(recipe + ".md", "`ops/deploy.sh`:", "bash"));
        return configuration(recipe).deploy(Environment.PRODUCTION).orElseThrow().command();
    }

    private Ended deploy(List<String> command, Sha commit) {
        return host.bash(String.join(" ", command).replace("{sha}", commit.hex()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"railway-vercel", "kubernetes", "vm-ssh"})
    void every_configuration_can_be_read_and_says_where_the_commit_is_told(String recipe) {
        Config config = configuration(recipe);
        for (Environment environment : Environment.always()) {
            assertThat(config.environment(environment).orElseThrow().revision()).as(environment.name()).isPresent();
        }
        assertThat(config.policy().requireRevision()).isTrue();
        assertThat(config.deploy(Environment.PRODUCTION)).isPresent();
    }

    @Test
    void over_ssh_a_commit_gets_a_folder_of_its_own_and_the_link_moves_to_it() throws Exception {
        Path app = Files.createDirectories(day.folder().resolve("app"));
        day.git().in(day.folder(), "clone", "-q", "--bare", day.bare().toString(),
                app.resolve("repository.git").toString());
        Sha first = day.landWith("one.txt", "one\n");
        Sha second = day.landWith("two.txt", "two\n");
        host.program("ssh", """
                #!/bin/bash
                while [[ $1 == -* ]]; do shift 2; done
                echo "$1" >> '%1$s/asked'
                shift
                sed 's|/srv/web|%1$s|' | "$@"
                """.formatted(app)).program("sudo", "#!/bin/sh\necho \"$@\" >> '" + app + "/restarted'\n");
        List<String> command = deployCommand("vm-ssh");

        for (Sha commit : List.of(first, second, first)) {
            Ended ended = deploy(command, commit);
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(app.resolve("current/REVISION")).hasContent(commit.hex());
            assertThat(app.resolve("current/one.txt")).exists();
            assertThat(Files.exists(app.resolve("current/two.txt"))).isEqualTo(commit.equals(second));
        }
        Files.move(day.bare(), day.folder().resolve("gone.git"));
        assertThat(deploy(command, second).exitCode()).as("without the remote").isZero();
        assertThat(app.resolve("current/REVISION")).hasContent(second.hex());
        Files.move(day.folder().resolve("gone.git"), day.bare());
        assertThat(deploy(command, first).exitCode()).isZero();
        assertThat(app.resolve("asked")).hasContent("deploy@prod.example\n".repeat(5).strip());
        assertThat(app.resolve("restarted")).hasContent("systemctl restart web\n".repeat(5).strip());

        assertThat(deploy(command, new Sha("1".repeat(40))).exitCode()).isNotZero();
        assertThat(app.resolve("current/REVISION")).hasContent(first.hex());
    }

    @Test
    void without_the_git_server_only_the_script_goes_back_and_no_promotion_passes_until_the_rollback_was_recorded()
            throws Exception {
        assertThat(Repository.read(Steps.recipe("vm-ssh.md"))).contains("`rollback-release` ends with 78 and moves nothing");
        Seat ada = day.operator("ada");
        String first = day.landTested("first").hex();
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String[] back = {"--trigger", "5xx spike", "--approve", "--yes"};
        Files.move(day.bare(), day.folder().resolve("gone.git"));
        assertThat(ada.rollBack(back).exitCode()).isEqualTo(78);
        Files.move(day.folder().resolve("gone.git"), day.bare());

        day.runs(Environment.PRODUCTION, first);
        day.landTested("third");
        Outcome refused = ada.promoteNow();
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("docs/policy.md#no-drift");
        Outcome rolledBack = ada.rollBack(back);
        assertThat(rolledBack.exitCode()).as(rolledBack.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first);
    }

    @Test
    void on_Kubernetes_the_image_of_the_commit_is_set_and_a_rollout_that_fails_fails_the_deployment() {
        Path told = day.folder().resolve("told");
        host.program("kubectl", "#!/bin/sh\necho \"$@\" >> '" + told + "'\n");
        List<String> command = deployCommand("kubernetes");
        Sha commit = new Sha(day.head("main"));
        assertThat(deploy(command, commit).exitCode()).isZero();
        assertThat(told).content().startsWith("set image deployment/web web=registry.example/web:" + commit
                + " -n production\n").endsWith("rollout status deployment/web -n production --timeout=10m\n");
        host.program("kubectl", "#!/bin/sh\ntest \"$1\" != rollout\n");
        assertThat(deploy(command, commit).exitCode()).isNotZero();
    }
}
