package lockstep.release.pipeline;

import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;

/**
 * What is to pass which stage.
 *
 * @param isFix whether it mends something and adds nothing; a spent budget does not stop it
 */
public record Subject(Sha commit, Action move, boolean isFix) {}
