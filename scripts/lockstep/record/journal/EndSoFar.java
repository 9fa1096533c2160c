package lockstep.record.journal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;

/**
 * What the branch's history was seen to say of the end of one release. This clone keeps it, so that a damaged record
 * makes nobody read the history from its start at every look.
 *
 * @param asksForSignatures whether an end counted only with its signature
 * @param seen the commit up to which the history was read
 * @param isOver whether it ever ended: what ended is over, whatever comes later
 */
record EndSoFar(
        ReleaseId id, boolean asksForSignatures, Optional<Sha> seen, boolean hasDecision, boolean isSigned,
        boolean isOver) {

    private static final String NAME = "ended";
    private static final String FORM = "lockstep/ended/v1";
    private static final int LARGEST = 1000;

    static EndSoFar unseen(ReleaseId id, boolean asksForSignatures) {
        return new EndSoFar(id, asksForSignatures, Optional.empty(), false, false, false);
    }

    EndSoFar at(Sha tip, boolean decision, boolean signed, boolean over) {
        return new EndSoFar(id, asksForSignatures, Optional.of(tip), decision, signed, over);
    }

    /** Empty where nothing is kept, or something about another release or under another rule. */
    static Optional<EndSoFar> kept(ReleaseRepository repository, ReleaseId id, boolean asksForSignatures) {
        return repository.kept(NAME, LARGEST)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).split(" "))
                .filter(words -> words.length == 7 && words[0].equals(FORM) && words[1].equals(id.toString())
                        && words[2].equals(String.valueOf(asksForSignatures)))
                .flatMap(words -> Sha.tryParse(words[3]).map(tip -> unseen(id, asksForSignatures).at(
                        tip, is(words[4]), is(words[5]), is(words[6]))));
    }

    private static boolean is(String word) {
        return word.equals("true");
    }

    void keepIn(ReleaseRepository repository) {
        String text = String.join(" ", FORM, id.toString(), String.valueOf(asksForSignatures), seen.orElseThrow().hex(),
                String.valueOf(hasDecision), String.valueOf(isSigned), String.valueOf(isOver));
        repository.keep(NAME, text.getBytes(StandardCharsets.US_ASCII));
    }
}
