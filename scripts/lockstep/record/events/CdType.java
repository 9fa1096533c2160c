package lockstep.record.events;

import java.util.Optional;
import lockstep.record.trail.RecordedAction;

/** Which event of CDEvents an action is. */
enum CdType {
    DEPLOYED("dev.cdevents.service.deployed.0.2.0", "service"),
    ROLLED_BACK("dev.cdevents.service.rolledback.0.2.0", "service"),
    TESTED("dev.cdevents.testsuiterun.finished.0.2.0", "testSuiteRun");

    private final String type;
    private final String subject;

    CdType(String type, String subject) {
        this.type = type;
        this.subject = subject;
    }

    static Optional<CdType> of(RecordedAction action) {
        boolean passed = action.result().orElse("").equals("pass");
        return switch (action.action()) {
            case "promote", "hotfix" -> passed ? Optional.of(DEPLOYED) : Optional.empty();
            case "rollback" -> action.result().orElse("").equals("completed")
                    ? Optional.of(ROLLED_BACK)
                    : Optional.empty();
            case "staging-run" -> Optional.of(TESTED);
            default -> Optional.empty();
        };
    }

    String type() {
        return type;
    }

    String subject() {
        return subject;
    }

    boolean isAboutService() {
        return this != TESTED;
    }
}
