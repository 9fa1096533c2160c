package lockstep.record.sets;

import java.util.Locale;
import lockstep.base.text.Sanitiser;

/**
 * Where a repository is: its address without scheme, user, port and {@code .git}, which differ from clone to clone. The
 * host is written in any case; a folder is another one in another case.
 */
record RepositoryPlace(String words) {

    static RepositoryPlace of(String address) {
        String shown = Sanitiser.line(address);
        String bare = shown.replaceFirst("^[A-Za-z+]+://", "").replaceFirst("^[^/@]*@", "");
        String path = (shown.contains("://") ? bare.replaceFirst("^([^/:]+):\\d+/", "$1/")
                : bare.replaceFirst("^([^/:]+):/?", "$1/"))
                .replaceFirst("/+$", "").replaceFirst("\\.git$", "");
        int host = path.startsWith("/") ? 0 : Math.max(0, path.indexOf('/'));
        return new RepositoryPlace(path.substring(0, host).toLowerCase(Locale.ROOT) + path.substring(host));
    }
}
