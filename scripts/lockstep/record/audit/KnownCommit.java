package lockstep.record.audit;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.record.history.CommitStanding;

/**
 * What an audit knows of one commit of the service.
 *
 * @param stood whether {@code release} was ever said to stand there
 * @param history what the entries say of it
 * @param trusted what those say against which nothing was found
 */
public record KnownCommit(
        Sha sha, List<AuditState.Run> runs, boolean stood, CommitStanding history, CommitStanding trusted) {}
