package lockstep.record.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import lockstep.repository.git.ReleaseRepository;

/**
 * What the branch's history was seen to say of the ends of some releases. This clone keeps it, so that a damaged record
 * makes nobody read the history from its start at every look.
 *
 * @param asksForSignatures whether an end counted only with its signature
 * @param seen the commit up to which the history was read
 * @param isBound whether a checkpoint was there by then
 * @param isSealed whether a signed one was
 */
record EndsSoFar(
        boolean asksForSignatures, Optional<Sha> seen, boolean isBound, boolean isSealed,
        SequencedMap<ReleaseId, End> ends) {

    private static final String NAME = "ended";
    private static final String FORM = "lockstep/ended/v3";
    private static final int LARGEST = 1 << 20;

    /**
     * @param isBegun whether anything of it was there
     * @param isSigned whether its decision was ever signed
     * @param isOver whether it ever ended: what ended is over, whatever comes later
     */
    record End(ReleaseId id, boolean isBegun, boolean isSigned, boolean isOver) {

        /** What was begun before there were checkpoints is over by its entry: there was nothing else then. */
        End seen(boolean bound, boolean signed) {
            return new End(id, true, isSigned || signed, isOver || !isBegun && !bound);
        }

        End over() {
            return new End(id, isBegun, isSigned, true);
        }
    }

    /** Nothing yet, of these and of all that this clone ever had to ask for. */
    static EndsSoFar unseen(ReleaseRepository repository, boolean asksForSignatures, List<ReleaseId> ids) {
        SequencedMap<ReleaseId, End> ends = new LinkedHashMap<>();
        kept(repository, asksForSignatures).stream().flatMap(known -> known.ends().keySet().stream())
                .forEach(id -> ends.put(id, new End(id, false, false, false)));
        ids.forEach(id -> ends.put(id, new End(id, false, false, false)));
        return new EndsSoFar(asksForSignatures, Optional.empty(), false, false, ends);
    }

    boolean knows(Collection<ReleaseId> ids) {
        return ends.keySet().containsAll(ids);
    }

    boolean isOver(ReleaseId id) {
        return ends.get(id).isOver();
    }

    End end(ReleaseId id) {
        return ends.get(id);
    }

    EndsSoFar with(End end) {
        ends.put(end.id(), end);
        return this;
    }

    EndsSoFar bound() {
        return new EndsSoFar(asksForSignatures, seen, true, isSealed, ends);
    }

    EndsSoFar sealed() {
        return new EndsSoFar(asksForSignatures, seen, isBound, true, ends);
    }

    EndsSoFar upTo(Sha tip) {
        return new EndsSoFar(asksForSignatures, Optional.of(tip), isBound, isSealed, ends);
    }

    /** What of the branch tells. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(ends.keySet().stream().map(EvidenceLayout::of).toList());
        paths.add(EvidenceLayout.CHECKPOINT);
        return paths;
    }

    List<ReleaseId> in(Set<String> changed) {
        return ends.keySet().stream().filter(id -> changed.contains(EvidenceLayout.of(id))).toList();
    }

    /** Empty where nothing is kept, or what is was seen under another rule. */
    static Optional<EndsSoFar> kept(ReleaseRepository repository, boolean asksForSignatures) {
        return repository.memory().kept(NAME, LARGEST)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).lines().toList())
                .filter(lines -> !lines.isEmpty())
                .flatMap(lines -> read(lines, asksForSignatures));
    }

    private static Optional<EndsSoFar> read(List<String> lines, boolean asksForSignatures) {
        String[] head = lines.getFirst().split(" ");
        if (head.length != 5 || !head[0].equals(FORM) || is(head[1]) != asksForSignatures) {
            return Optional.empty();
        }
        SequencedMap<ReleaseId, End> ends = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ");
            Optional<ReleaseId> id = words.length == 4 ? ReleaseId.tryParse(words[0]) : Optional.empty();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            ends.put(id.get(), new End(id.get(), is(words[1]), is(words[2]), is(words[3])));
        }
        return Sha.tryParse(head[2]).map(tip -> new EndsSoFar(
                asksForSignatures, Optional.of(tip), is(head[3]), is(head[4]), ends));
    }

    private static boolean is(String word) {
        return word.equals("true");
    }

    void keepIn(ReleaseRepository repository) {
        String head = FORM + " " + asksForSignatures + " " + seen.orElseThrow().hex() + " " + isBound + " "
                + isSealed + "\n";
        String text = ends.values().stream()
                .map(end -> end.id() + " " + end.isBegun() + " " + end.isSigned() + " " + end.isOver() + "\n")
                .collect(Collectors.joining("", head, ""));
        repository.memory().keep(NAME, text.getBytes(StandardCharsets.US_ASCII));
    }
}
