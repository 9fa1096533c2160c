package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Program;
import tests.house.Repository;
import tests.house.Tools;
import tests.record.signature.Keys;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tests.repository.git.Relay;
import tests.repository.git.RemoteServers;

/**
 * A day of releases by each recipe for a platform, through Lockstep: its {@code lockstep.yaml}, but for the addresses,
 * its script, and a service that tells its commit as the recipe says. Real are {@code ssh}, {@code sshd} and
 * {@code kubectl}; the cluster, and the platform that follows a branch, are doubles.
 */
class PlatformPromotionsTest {

    private static final Sha NOTHING = new Sha("0".repeat(40));

    private final ReleaseDay day = new ReleaseDay();
    private final DemoService staging =
            DemoService.start(ReleaseDay.forgiving(DemoSettings.of(Environment.STAGING, NOTHING)));
    private final DemoService production = DemoService.start(DemoSettings.of(Environment.PRODUCTION, NOTHING)
            .withFaults(Fault.NO_RATE_LIMIT, Fault.PLAN_LIMIT_OFF, Fault.BUDGET_NEVER_BLOCKS));
    private HttpServer restarts;
    private Steps host;

    @BeforeEach
    void begin() throws IOException {
        restarts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        restarts.createContext("/", exchange -> {
            String[] parts = exchange.getRequestURI().getPath().split("/");
            starts(parts[1], parts[2]);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        restarts.start();
    }

    @AfterEach
    void end() {
        restarts.stop(0);
        staging.close();
        production.close();
        day.close();
    }

    /** The service is started anew, with another commit. */
    private void starts(String environment, String commit) {
        (environment.equals("staging") ? staging : production).deploy(new Sha(commit));
    }

    /** A program that starts the service of an environment anew, with a commit: its two words. */
    private Path restart() {
        return Program.write(day.folder().resolve("restart"), """
                #!/bin/bash
                exec 3<> /dev/tcp/127.0.0.1/%d
                printf 'GET /%%s/%%s HTTP/1.0\\r\\n\\r\\n' "$1" "$2" >&3
                cat <&3 > /dev/null
                """.formatted(restarts.getAddress().getPort()));
    }

    /** Somebody who works by the recipe: its files are those of the repository. */
    private void adopts(String recipe) {
        String yaml = Steps.block(recipe + ".md", "`lockstep.yaml`:", "yaml");
        for (String[] address : new String[][] {{"https://staging.example", staging.base().toString()},
                {"https://prod.example", production.base().toString()},
                {"https://api-staging.up.railway.app", staging.base().toString()},
                {"https://api.example", production.base().toString()}}) {
            yaml = yaml.replace(address[0], address[1]);
        }
        // What a shell would have set: commands of the configuration have the environment of this process.
        String shell = "[env, 'PATH=" + day.folder().resolve("programs") + ":" + System.getenv("PATH") + "', 'KUBECONFIG="
                + day.folder().resolve("kubeconfig") + "', ";
        yaml = yaml.replace(": [bash, ", ": " + shell + "bash, ").replace(": [kubectl, ", ": " + shell + "kubectl, ");
        if (Repository.read(Steps.recipe(recipe + ".md")).contains("`ops/deploy.sh`:")) {
            day.landWith("ops/deploy.sh", Steps.block(recipe + ".md", "`ops/deploy.sh`:", "bash"));
        }
        day.landWith("lockstep.yaml", yaml);
        host = new Steps(ConfiguredRelease.checkedOut(day)).with("OPERATOR", "ada");
    }

    private Ended types(String line) {
        return host.bash("jbang " + line);
    }

    private static void passed(Ended ended) {
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    }

    private Sha landed(String subject, boolean isDeployedByCommand) {
        Sha commit = day.land(subject);
        if (isDeployedByCommand) {
            passed(types("deploy staging " + commit + " --yes"));
        } else {
            staging.deploy(commit);
        }
        assertThat(staging.revision()).isEqualTo(commit);
        passed(types("promotion-gate --mode staging --sha " + commit + " --record"));
        return commit;
    }

    /** Two promotions, each of which production runs, and back. */
    private Sha aDayOfReleases(boolean isDeployedByCommand) {
        Sha first = landed("first", isDeployedByCommand);
        passed(types("promote-release --yes"));
        assertThat(production.revision()).isEqualTo(first);
        Sha second = landed("second", isDeployedByCommand);
        passed(types("promote-release --yes"));
        assertThat(production.revision()).isEqualTo(second);
        passed(types("rollback-release --trigger '5xx spike' --approve --yes"));
        assertThat(production.revision()).isEqualTo(first);
        assertThat(day.head("release")).isEqualTo(first.hex());
        passed(types("release-log verify"));
        return first;
    }

    @Test
    void on_Railway_and_Vercel_the_platform_deploys_the_branch_and_the_header_tells_it() {
        adopts("railway-vercel");
        day.hook("post-receive", "while read old new ref; do\n    case $ref in refs/heads/release) '" + restart()
                + "' production $new ;; esac\ndone");
        aDayOfReleases(false);
    }

    @Test
    void over_a_real_ssh_the_host_moves_its_link_and_a_restart_that_fails_leaves_the_promotion_to_be_resumed() throws Exception {
        try (Relay sshd = RemoteServers.sshd(day.git(), day.folder())) {
            reaches(sshd);
            adopts("vm-ssh");
            Sha first = aDayOfReleases(true);
            assertThat(day.folder().resolve("production/current/REVISION")).hasContent(first.hex());

            Sha third = landed("third", true);
            Path broken = Files.createFile(day.folder().resolve("production/broken"));
            Ended stuck = types("promote-release --yes");
            assertThat(stuck.exitCode()).as(stuck.out() + stuck.err()).isEqualTo(24);
            assertThat(stuck.err()).contains("the deploy command env exited ");
            assertThat(production.revision()).isEqualTo(first);
            Files.delete(broken);
            passed(types("promote-release --resume"));
            assertThat(production.revision()).isEqualTo(third);
        }
    }

    /** A key for each host: the one account of sshd has a folder for each. */
    private void reaches(Relay sshd) throws IOException {
        Path keys = day.folder().resolve("ssh");
        new Keys(keys).make("staging", "ed25519", "");
        StringBuilder authorized = new StringBuilder();
        StringBuilder config = new StringBuilder();
        for (Map.Entry<String, String> one : Map.of("staging", "staging", "production", "user").entrySet()) {
            Path web = Files.createDirectories(day.folder().resolve(one.getKey()));
            day.git().in(day.folder(), "clone", "-q", "--bare", day.bare().toString(), web.resolve("repository.git").toString());
            Path there = web.resolve("programs");
            Program.write(there.resolve("sudo"), """
                    #!/bin/bash
                    [ "$*" = 'systemctl restart web' ] && [ ! -e '%1$s/broken' ] || exit 1
                    exec '%2$s' %3$s "$(cat '%1$s/current/REVISION')"
                    """.formatted(web, restart(), one.getKey()));
            Program.write(there.resolve("login"), """
                    #!/bin/bash
                    export PATH='%s':$PATH
                    sed 's|/srv/web|%s|' | $SSH_ORIGINAL_COMMAND
                    """.formatted(there, web));
            authorized.append("command=\"").append(there.resolve("login")).append("\" ")
                    .append(Repository.read(keys.resolve(one.getValue() + ".pub")));
            config.append("""
                    Host %s.example
                        HostName 127.0.0.1
                        Port %d
                        IdentityFile %s/%s
                        IdentitiesOnly yes
                        UserKnownHostsFile %3$s/known_hosts
                    """.formatted(one.getKey().equals("staging") ? "staging" : "prod", sshd.port(), keys, one.getValue()));
        }
        ReleaseDay.write(keys.resolve("authorized_keys"), authorized.toString());
        ReleaseDay.write(keys.resolve("hosts"), config.toString());
        // The account is this test's own, not `deploy`.
        new Steps(day.operator("nobody")).program("ssh", "#!/bin/bash\nexec '" + Tools.need("ssh") + "' -F '" + keys
                + "/hosts' \"${@/#deploy@/}\"\n");
    }

    @Test
    void on_Kubernetes_a_real_kubectl_sets_the_image_and_a_rollout_that_does_not_end_leaves_the_promotion_to_be_resumed() {
        try (DeploymentServer cluster = new DeploymentServer((namespace, image) -> {
            String tag = image.substring(image.indexOf(':') + 1);
            if (!tag.equals("none")) {
                starts(namespace, tag);
            }
        })) {
            adopts("kubernetes");
            Path settings = day.folder().resolve("kubeconfig");
            ReleaseDay.write(settings, """
                    apiVersion: v1
                    kind: Config
                    clusters: [{name: double, cluster: {server: "%s"}}]
                    contexts: [{name: double, context: {cluster: double, user: nobody}}]
                    users: [{name: nobody, user: {}}]
                    current-context: double
                    """.formatted(cluster.url()));
            Tools.need("kubectl");
            Sha first = aDayOfReleases(true);
            assertThat(cluster.changeCause("production")).isEqualTo(first.hex());
            passed(types("verify-rollback"));

            Sha third = landed("third", true);
            cluster.cannotPull();
            Ended stuck = types("promote-release --yes");
            assertThat(stuck.exitCode()).as(stuck.out() + stuck.err()).isEqualTo(24);
            assertThat(stuck.err()).contains("the deploy command env exited ");
            assertThat(production.revision()).isEqualTo(first);
            cluster.canPullAgain();
            passed(types("promote-release --resume"));
            assertThat(production.revision()).isEqualTo(third);
        }
    }

    @Test
    void the_recipes_say_what_of_them_is_run() {
        for (String recipe : List.of("railway-vercel", "kubernetes", "vm-ssh")) {
            assertThat(Repository.read(Steps.recipe(recipe + ".md")).replace("\n", " ")).as(recipe)
                    .contains("Lockstep's tests ", "promote and roll back by this `lockstep.yaml`");
        }
    }
}
