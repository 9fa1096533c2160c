package lockstep.repository.remote;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import org.eclipse.jgit.transport.URIish;

/** Where a remote is: an address as git takes it, with every rewriting of git's settings done. */
public record RemoteAddress(Kind kind, URIish uri) {

    /** Who carries the conversation. */
    public enum Kind {
        /** A child process on this host: hooks and settings of that repository apply, as they do for git. */
        FOLDER,
        /** The host's own ssh. */
        SSH,
        HTTP,
        /** The git protocol, without authentication. */
        GIT
    }

    /** @param top what a relative path starts from */
    public static RemoteAddress parse(String text, Path top, Secrets secrets) {
        URIish uri;
        try {
            uri = new URIish(text);
        } catch (URISyntaxException e) {
            throw unusable("git does not accept the remote's address", e);
        }
        if (startsLikeAnOption(uri.getHost()) || startsLikeAnOption(uri.getUser())) {
            // ssh would read it as an option: CVE-2017-1000117.
            throw unusable("the remote's address starts a name with a dash", null);
        }
        hide(uri, secrets);
        return switch (uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "" -> uri.getHost() == null ? folder(uri, top) : new RemoteAddress(Kind.SSH, uri);
            case "file" -> folder(uri, top);
            case "ssh", "git+ssh", "ssh+git" -> new RemoteAddress(Kind.SSH, uri);
            case "http", "https" -> new RemoteAddress(Kind.HTTP, uri);
            case "git" -> new RemoteAddress(Kind.GIT, uri);
            default -> throw unusable("remotes of the kind " + Sanitiser.line(uri.getScheme(), 40)
                    + " are not supported", null);
        };
    }

    private static RemoteAddress folder(URIish uri, Path top) {
        return new RemoteAddress(Kind.FOLDER, uri.setScheme("ssh").setHost("localhost")
                .setPath(top.resolve(uri.getPath()).normalize().toString()));
    }

    private static boolean startsLikeAnOption(String part) {
        return part != null && part.startsWith("-");
    }

    private static void hide(URIish uri, Secrets secrets) {
        if (uri.getPass() != null) {
            secrets.add(uri.getPass());
        } else if (uri.getUser() != null && String.valueOf(uri.getScheme()).startsWith("http")) {
            // https://TOKEN@host: the user is the password.
            secrets.add(uri.getUser());
        }
    }

    private static ConfigurationError unusable(String why, Throwable cause) {
        return new ConfigurationError(
                why, "Set it to a path, or an ssh, https, git or file address: `git remote set-url`.", cause);
    }

    /** For people: without a password, and without a user where that may be one. */
    public String shown() {
        URIish open = kind == Kind.HTTP ? uri.setUser(null).setPass(null) : uri.setPass(null);
        return Sanitiser.line(kind == Kind.FOLDER ? uri.getPath() : open.toString(), 300);
    }

    @Override
    public String toString() {
        return shown();
    }
}
