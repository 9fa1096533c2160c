package lockstep.release.recording;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.document.RecordedDocument;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.SignatureStatus;
import lockstep.release.site.ReleaseSite;

/**
 * Which recorded runs lack the signature that they need to be promoted on. Only passing ones need one: a failure counts
 * whoever reports it.
 */
public record RunSignatures(ReleaseSite site) {

    /** The ids of those runs; none where signatures are not required. */
    public Set<String> missing(Optional<Sha> evidence, List<RecordedRun> runs) {
        return unsigned(evidence, runs.stream().filter(run -> run.run().verdict() == Verdict.PASS).toList());
    }

    /** The same of all runs, whatever their verdict: a gate that passed in a run that failed may be reused. */
    public Set<String> unsigned(Optional<Sha> evidence, List<RecordedRun> runs) {
        Set<String> missing = new HashSet<>();
        if (site.signatures().required() && evidence.isPresent()) {
            AllowedSigners allowed = site.signatures().allowed().orElseThrow();
            runs.stream()
                    .filter(run -> !isSigned(run, evidence.get(), allowed))
                    .forEach(run -> missing.add(run.run().id().text()));
        }
        return missing;
    }

    /** By somebody who may sign today. */
    private boolean isSigned(RecordedRun run, Sha evidence, AllowedSigners allowed) {
        String statement = EvidenceLayout.statement(run.path());
        Instant now = site.clock().instant();
        return read(evidence, statement)
                .map(json -> allowed.check(json, read(evidence, EvidenceLayout.signature(statement)), now))
                .filter(SignatureStatus.Verified.class::isInstance)
                .isPresent();
    }

    private Optional<byte[]> read(Sha evidence, String path) {
        return site.repository().read(evidence, path, RecordedDocument.LARGEST);
    }
}
