package lockstep.record.sets;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a step of a release set says. */
public enum SetStage {
    /** A member is about to be promoted: who writes this first may. */
    MOVING(true),
    /** A member is about to be taken back: who writes this first may. */
    MOVING_BACK(true),
    /** A member was promoted, and its production is healthy. */
    PROMOTED(true),
    /** A member was moved, and its production is unhealthy. */
    FAILED(true),
    /** All members were promoted. */
    COMPLETED(false),
    /** A member was not promoted, and no later one was begun. */
    STOPPED(false),
    /** A member was taken back, and its production is healthy. */
    ROLLED_BACK(true),
    /** A member was taken back, and its production is unhealthy. */
    ROLLED_BACK_UNHEALTHY(true),
    /** All members that had moved were taken back. */
    TAKEN_BACK(false);

    private final boolean ofMember;

    SetStage(boolean ofMember) {
        this.ofMember = ofMember;
    }

    public boolean isOfMember() {
        return ofMember;
    }

    /** Whether it says what will be done, and not what was. */
    public boolean isClaim() {
        return this == MOVING || this == MOVING_BACK;
    }

    /** Whether it is of taking back. */
    public boolean goesBack() {
        return switch (this) {
            case MOVING_BACK, ROLLED_BACK, ROLLED_BACK_UNHEALTHY, TAKEN_BACK -> true;
            case MOVING, PROMOTED, FAILED, COMPLETED, STOPPED -> false;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<SetStage> ofWord(String word) {
        return Arrays.stream(values()).filter(stage -> stage.word().equals(word)).findFirst();
    }
}
