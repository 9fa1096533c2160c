package tests.bench.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A bare repository, its own remote, with the branches of a service that was promoted often. */
public record LongRepository(Path folder, Heads heads) {

    static final String SIGNERS = "allowed_signers";
    static final Duration FOREVER = Duration.ofHours(6);

    /** What fills a repository. */
    interface Making {
        Heads with(PackFile pack) throws IOException;
    }

    /**
     * @param apart how long from one promotion to the next: half an hour or more
     * @param earlier how many promotions ago the branch was visited
     * @param hand who signs the evidence; then {@link #SIGNERS} lies there
     */
    public static LongRepository of(Path folder, int promotions, Duration apart, int earlier, Optional<Hand> hand)
            throws IOException, InterruptedException {
        LongRepository made = make(folder, pack -> new LongBranch(pack, apart, hand).promote(promotions, earlier));
        if (hand.isPresent()) {
            Files.writeString(folder.resolve(SIGNERS), hand.get().line("ada@example.org"));
        }
        // As a clone gets it: a file that grew is packed as its last version, and what each before lacked.
        Child.git(FOREVER, folder, "repack", "-adfq");
        return made;
    }

    static LongRepository make(Path folder, Making making) throws IOException, InterruptedException {
        Child.git(FOREVER, folder, "init", "-q", "--bare", ".");
        Child.git(FOREVER, folder, "remote", "add", "origin", folder.toString());
        PackFile pack = new PackFile(folder.resolve("objects/pack"));
        Heads heads = making.with(pack);
        pack.finish();
        LongRepository made = new LongRepository(folder, heads);
        made.stand(heads.release().hex(), heads.evidence().hex());
        return made;
    }

    /** Moves the branches. */
    void stand(String release, String evidence) throws IOException, InterruptedException {
        Child.git(FOREVER, folder, "update-ref", "refs/heads/main", release);
        Child.git(FOREVER, folder, "update-ref", "refs/heads/release", release);
        Child.git(FOREVER, folder, "update-ref", "refs/heads/release-evidence", evidence);
    }
}
