package lockstep.release.pipeline;

import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;

/** Which commit is to do what. */
public record Subject(Sha commit, Action move) {}
