package lockstep.repository.git;

import java.time.Instant;
import lockstep.base.release.Sha;

/** Up to where the evidence branch went when this clone last found it in order, and when that was. */
public record Visit(Sha tip, Instant at) {}
