package lockstep.record.sets;

import java.util.Locale;
import lockstep.base.text.Sanitiser;

/** Where a repository is: its address without scheme, user and {@code .git}, which differ from clone to clone. */
record RepositoryPlace(String words) {

    static RepositoryPlace of(String address) {
        String shown = Sanitiser.line(address).toLowerCase(Locale.ROOT);
        String bare = shown.replaceFirst("^[a-z+]+://", "").replaceFirst("^[^/@]*@", "");
        String path = shown.contains("://") ? bare : bare.replaceFirst("^([^/:]+):/?", "$1/");
        return new RepositoryPlace(path.replaceFirst("/+$", "").replaceFirst("\\.git$", ""));
    }
}
