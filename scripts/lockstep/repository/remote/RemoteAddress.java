package lockstep.repository.remote;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.SecretNames;
import lockstep.base.text.SecretShape;
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

    private static final Pattern HALF_A_LOGIN = Pattern.compile("(https?://)(?:([^/@:]+):|:([^/@:]+))@(.*)");
    private static final Pattern ALMOST_A_URL =
            Pattern.compile("\\s*(https?|ftps?)[:/].*|[^/]*://.*|[\\w+.-]*::.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY = Pattern.compile("[?#].*");
    private static final String NO_PASSWORD = "x-oauth-basic";

    /**
     * No message names a part of an address that is refused: there is no telling where in it a password begins.
     *
     * @param top what a relative path starts from
     */
    public static RemoteAddress parse(String text, Path top, Secrets secrets) {
        URIish uri = uri(text);
        if (startsLikeAnOption(uri.getHost()) || startsLikeAnOption(uri.getUser())) {
            // ssh would read it as an option: CVE-2017-1000117.
            throw unusable("the remote's address starts a name with a dash");
        }
        if (uri.getScheme() == null && ALMOST_A_URL.matcher(text).matches() && !isFolder(text, top)) {
            throw unusable("the remote's address is no URL that git takes: one begins with https://, ssh://, git:// or "
                    + "file://, in small letters");
        }
        requireHost(uri);
        hide(uri, secrets);
        return switch (uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "" -> uri.getHost() == null ? folder(uri, top) : new RemoteAddress(Kind.SSH, uri);
            case "file" -> folder(uri, top);
            case "ssh", "git+ssh", "ssh+git" -> new RemoteAddress(Kind.SSH, uri);
            case "http", "https" -> new RemoteAddress(Kind.HTTP, uri);
            case "git" -> new RemoteAddress(Kind.GIT, uri);
            default -> throw unusable(
                    "remotes of the kind " + Sanitiser.line(uri.getScheme(), 40) + " are not supported");
        };
    }

    /** As git reads it, which takes a user without a password, and a password without a user, where JGit does not. */
    private static URIish uri(String text) {
        Matcher half = HALF_A_LOGIN.matcher(text);
        try {
            if (!half.matches()) {
                return new URIish(text);
            }
            return half.group(2) != null
                    ? new URIish(half.group(1) + half.group(2) + "@" + half.group(4)).setPass("")
                    : new URIish(half.group(1) + "nobody:" + half.group(3) + "@" + half.group(4)).setUser("");
        } catch (URISyntaxException e) {
            // Its message repeats the address.
            throw unusable("git does not accept the remote's address");
        }
    }

    private static void requireHost(URIish uri) {
        boolean needsOne = uri.getScheme() != null && !uri.getScheme().equals("file");
        // https://user:12/34@host: behind the first slash is the path, so what was meant as the user is the host.
        boolean isUser = uri.getHost() != null && uri.getUser() == null
                && uri.getHost().matches("[^.\\[\\]]+") && !uri.getHost().equals("localhost")
                && (uri.getPath().matches("/?[^@]*:[^@]*@[^/@]+/.*")
                        || uri.getPort() > 0 && uri.getPath().matches("/?[^@]+@[^/@]*[.:][^/@]*/.*"));
        if (needsOne && (uri.getHost() == null || isUser)) {
            throw unusable("the remote's address has no host that can be told from its user and password");
        }
    }

    private static RemoteAddress folder(URIish uri, Path top) {
        return new RemoteAddress(Kind.FOLDER, uri.setScheme("ssh").setHost("localhost")
                .setPath(top.resolve(uri.getPath()).normalize().toString()));
    }

    private static boolean isFolder(String text, Path top) {
        try {
            return Files.isDirectory(top.resolve(text));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean startsLikeAnOption(String part) {
        return part != null && part.startsWith("-");
    }

    private static void hide(URIish uri, Secrets secrets) {
        boolean isWeb = String.valueOf(uri.getScheme()).startsWith("http");
        if (uri.getPass() != null) {
            secrets.add(uri.getPass());
        }
        if (isWeb && uri.getUser() != null) {
            hide(uri.getUser(), uri.getPass() == null ? "" : uri.getPass(), secrets);
        }
        Matcher query = QUERY.matcher(String.valueOf(uri.getPath()));
        if (isWeb && query.find()) {
            for (String part : query.group().split("[?#&]")) {
                String value = part.substring(part.indexOf('=') + 1);
                if (SecretNames.isOne(part) || SecretShape.isIn(value)) {
                    secrets.add(value);
                }
            }
        }
    }

    /** Of a login over http: servers take a token as the user too, with no password, or with a word in its place. */
    static void hide(String user, String password, Secrets secrets) {
        secrets.add(password);
        if (password.isEmpty() || password.equals(NO_PASSWORD) || SecretShape.isIn(user)) {
            secrets.add(user);
        }
    }

    private static ConfigurationError unusable(String why) {
        return new ConfigurationError(
                why, "Set it to a path, or an ssh, https, git or file address: `git remote set-url`. In a user, "
                        + "password or path write %2F for / and %40 for @.");
    }

    /** For people: without a password, without a user where that may be one, and without a query. */
    public String shown() {
        if (kind == Kind.FOLDER) {
            return Sanitiser.line(uri.getPath(), 300);
        }
        URIish open = kind == Kind.SSH ? uri.setPass(null) : uri.setUser(null).setPass(null);
        String words = open.toString();
        return Sanitiser.line(kind == Kind.HTTP ? QUERY.matcher(words).replaceFirst("") : words, 300);
    }

    @Override
    public String toString() {
        return shown();
    }
}
