package lockstep.release.sets;

import lockstep.record.sets.SetRun;
import lockstep.release.service.MoveResult;

/** What came of moving a member. */
record SetMove(SetRun claimed, MoveResult ended) {}
