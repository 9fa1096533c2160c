package lockstep.change;

import lockstep.release.ChangeClass;

/** A changed path, and the rule that demands a class for it. */
public record PathMatch(String path, PathGlob rule, ChangeClass demanded) {}
