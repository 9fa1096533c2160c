package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tests.release.workflow.Aftermath.Found;
import tests.repository.git.Relay;
import tests.repository.git.Relay.Damage;
import tests.repository.git.Relay.Damage.Kind;

/**
 * The line to the remote is lost at each conversation of a promotion and of a rollback, before the server heard what
 * was wanted, and after it did it and before its answer came; for that conversation, or for all that follow too.
 */
class LostLineTest {

    /** After each of these the remote is spoken to. */
    private static final Set<Milestone> BEFORE_A_CONVERSATION = EnumSet.of(
            Milestone.FETCHING, Milestone.INTENT_WRITTEN, Milestone.INTENT_PUSHED, Milestone.OUTCOME_WRITTEN);

    private ReleaseDay day;
    private Relay line;
    private int greeting;
    private int entries;

    /** One way to lose it. */
    private record Loss(Milestone after, Kind kind, boolean once) {

        @Override
        public String toString() {
            return after + ", " + kind + (once ? ", once" : ", for good");
        }
    }

    @BeforeEach
    void a_service_that_was_released_once_and_a_server_that_speaks_git() {
        day = new ReleaseDay();
        line = new Relay(day.git(), day.folder(), List.of(
                "git", "daemon", "--inetd", "--export-all", "--enable=receive-pack", "--base-path=" + day.folder()));
        // Pack line, service, path, host: all that a caller says before the server speaks.
        greeting = "0039git-receive-pack /service.git\0host=127.0.0.1:12345\0".length();
        day.landTested("first release");
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
        entries = 1;
    }

    @AfterEach
    void close() {
        line.close();
        day.close();
    }

    private Seat farAway() {
        return day.operator("Far Away", "git://127.0.0.1:" + line.port() + "/service.git");
    }

    @TestFactory
    Stream<DynamicTest> wherever_it_is_lost_there_is_one_end() {
        return BEFORE_A_CONVERSATION.stream()
                .flatMap(after -> Stream.of(Kind.CUT, Kind.LOSE_ANSWER)
                        .flatMap(kind -> Stream.of(true, false).map(once -> new Loss(after, kind, once))))
                .map(loss -> DynamicTest.dynamicTest(loss.toString(), () -> {
                    Sha before = new Sha(day.head("release"));
                    Sha candidate = day.landTested("through " + loss);
                    loseAndFinish(Act.PROMOTION, loss, candidate);
                    loseAndFinish(Act.ROLLBACK, loss, before);
                }));
    }

    private void loseAndFinish(Act act, Loss loss, Sha target) {
        Optional<LockstepError> error = carryOut(act, loss);
        line.damage(Damage.NONE);
        boolean answerLost = loss.kind() == Kind.LOSE_ANSWER;
        Found found = new Aftermath(day).isFinishedByWhoeverComesNext(act, target, ++entries);
        boolean pushes = loss.after() == Milestone.INTENT_WRITTEN || loss.after() == Milestone.OUTCOME_WRITTEN;
        boolean survives = pushes && answerLost && loss.once();
        assertThat(error.isEmpty()).as(() -> act + " ends well: " + error.map(LockstepError::getMessage).orElse("yes"))
                .isEqualTo(survives);
        Found expected = switch (loss.after()) {
            case FETCHING -> Found.NOTHING_BEGUN;
            case INTENT_WRITTEN -> survives ? Found.DONE : answerLost ? Found.OPEN : Found.NOTHING_BEGUN;
            case INTENT_PUSHED -> Found.OPEN;
            default -> answerLost ? Found.DONE : Found.OPEN;
        };
        assertThat(found).isEqualTo(expected);
    }

    private Optional<LockstepError> carryOut(Act act, Loss loss) {
        Damage damage = damage(loss);
        Damage dead = new Damage(Kind.CUT, 0);
        WorkflowListener listener = new WorkflowListener() {
            private boolean hasBeen;

            @Override
            public void reached(Milestone milestone) {
                if (milestone == loss.after()) {
                    line.damage(damage);
                } else if (hasBeen) {
                    line.damage(loss.once() ? Damage.NONE : dead);
                }
                hasBeen |= milestone == loss.after();
            }
        };
        try (ReleaseSite site = farAway().site()) {
            act.carryOut(site, Optional.empty(), listener);
            return Optional.empty();
        } catch (LockstepError e) {
            return Optional.of(e);
        }
    }

    /**
     * Who reads goes on asking while the server answers: a lost answer is a line that is cut at the second question.
     */
    private Damage damage(Loss loss) {
        boolean reads = loss.after() == Milestone.FETCHING || loss.after() == Milestone.INTENT_PUSHED;
        return switch (loss.kind()) {
            case CUT -> new Damage(Kind.CUT, greeting - 10);
            default -> new Damage(reads ? Kind.CUT : Kind.LOSE_ANSWER, greeting);
        };
    }
}
