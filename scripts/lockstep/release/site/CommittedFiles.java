package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.settings.gates.Beside;

/** The files beside a configuration, as a commit has them. */
record CommittedFiles(ReleaseRepository repository, Sha commit) implements Beside {

    /** What was committed can no longer be mended: a file that is missing there only makes a difference. */
    private static final byte[] NOT_THERE = "(not there)".getBytes(StandardCharsets.UTF_8);

    @Override
    public List<String> names(String folder) {
        List<String> names = repository.list(commit, folder);
        Beside.requireFew(names.size(), folder + " of " + commit.abbreviated());
        return names.stream().filter(name -> !name.endsWith("/")).sorted().toList();
    }

    @Override
    public Optional<byte[]> read(String path, int cap) {
        return listed(path, cap).or(() -> Optional.of(NOT_THERE));
    }

    /** Empty for a link or another repository, too: those have names and are no files. */
    @Override
    public Optional<byte[]> listed(String path, int cap) {
        return repository.find(commit, path)
                .filter(blob -> repository.size(blob) <= cap)
                .map(blob -> repository.read(blob, cap));
    }
}
