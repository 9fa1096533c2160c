package lockstep.tui.api;

import lockstep.base.release.ChangeClass;

/**
 * What the paths that a candidate would change demand of its class, by the rules of {@code lockstep.yaml}.
 *
 * @param why which of them; empty where nothing above class A is touched
 */
public record ClassByPaths(ChangeClass demanded, String why) {

    /** "Class C: forbidden" (scaling-upgrade-protocol.md). */
    public boolean isForbidden() {
        return demanded == ChangeClass.C;
    }
}
