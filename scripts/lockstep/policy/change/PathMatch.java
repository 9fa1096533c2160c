package lockstep.policy.change;

import lockstep.base.release.ChangeClass;

/** A changed path, and the rule that demands a class for it. */
public record PathMatch(String path, PathGlob rule, ChangeClass demanded) {}
