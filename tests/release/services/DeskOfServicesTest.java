package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.RunListener;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.host.HostGit;
import lockstep.settings.ConfigReader;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ServiceSeen;
import org.junit.jupiter.api.Test;

class DeskOfServicesTest {

    private static ReleaseSite site(ServicesDay day) {
        return ReleaseSite.open(
                ConfigReader.read(day.checkout().resolve("lockstep.yaml")), day.checkout(), Optional.empty(),
                new Operator("Ada Lovelace"), day.git().environment(), HttpSettings.defaults());
    }

    @Test
    void the_terminal_ui_opens_one_service_and_looks_at_all() {
        try (ServicesDay day = new ServicesDay()) {
            Sha commit = day.land("second");
            day.open("deploy", "staging", "--yes");
            ReleaseReflog reflog = new ReleaseReflog(
                    new HostGit(day.checkout(), day.git().environment()), "origin", "release");
            try (SiteDesk desk = new SiteDesk(site(day), site(day), site(day), reflog, Invocation.plain(), false)) {
                assertThat(desk.terms().services()).isEqualTo(ServicesDay.NAMES);
                assertThat(desk.terms().opened()).contains("api-gateway");
                assertThat(desk.ask(Environment.PRODUCTION).services()).extracting(ServiceSeen::name)
                        .containsExactlyElementsOf(ServicesDay.NAMES);
                assertThat(desk.open("workers").stagingBase()).isEqualTo(day.base("workers", Environment.STAGING));
                GateRun run = desk.run(Environment.STAGING, commit, new RunListener() {});
                assertThat(run.service()).contains(new ServiceName("workers"));
                assertThat(day.file(desk.record(run))).contains("\"service\" : \"workers\"");
            }
        }
    }

    @Test
    void the_terminal_ui_sees_counts_and_ends_the_canary_of_whichever_service() {
        try (CanariesDay canaries = new CanariesDay()) {
            ServicesDay day = canaries.day();
            day.landTested("second");
            assertThat(canaries.canary("workers").exitCode()).isZero();
            ReleaseReflog reflog = new ReleaseReflog(
                    new HostGit(day.checkout(), day.git().environment()), "origin", "release");
            try (SiteDesk desk = new SiteDesk(site(day), site(day), site(day), reflog, Invocation.plain(), false)) {
                assertThat(desk.open("orchestrator").canary()).isTrue();
                GitSeen seen = desk.read();
                assertThat(seen.problems()).anyMatch(words -> words.contains("(workers) is open at 10 % of the traffic"));
                assertThat(seen.openCanary().orElseThrow().service()).contains(new ServiceName("workers"));
                assertThat(desk.metrics().troubles()).isEmpty();
                assertThat(desk.abortCanary(words -> { })).contains("is ended: it gets no more traffic");
                assertThat(canaries.host("workers").weightNow()).isZero();
                assertThat(desk.stray().words()).isEmpty();
            }
        }
    }
}
