package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.Rollback;
import lockstep.release.workflow.RollbackRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment that hangs is the reason for a rollback, and must not hold it up. */
class UnaskedEnvironmentsTest {

    @TempDir
    Path folder;

    @Test
    void a_rollback_is_decided_without_asking_any_environment_what_it_runs() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            day.landTested("first");
            assertThat(ada.promoteNow().exitCode()).isZero();
            day.landTested("second");
            assertThat(ada.promoteNow().exitCode()).isZero();
            Path asked = folder.resolve("asked");
            for (Environment environment : new Environment[] {Environment.STAGING, Environment.PRODUCTION}) {
                ada.reconfigure("[cat, \"" + day.live(environment) + "\"]", "[touch, \"" + asked + "\"]");
            }
            try (ReleaseSite site = ada.site()) {
                Rollback rollback = new Rollback(site, WorkflowListener.silent());
                RollbackRequest request = new RollbackRequest(
                        Optional.empty(), "5xx spike", Optional.of(site.operator()), false, "");
                assertThat(rollback.plan(rollback.examine(request), request).writes()).isNotEmpty();
            }
            assertThat(asked).doesNotExist();
        }
    }
}
