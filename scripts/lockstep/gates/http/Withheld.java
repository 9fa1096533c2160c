package lockstep.gates.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.text.Sanitiser;

/** URLs as messages may show them: without what people put into them that must not be shown. Any text will do. */
final class Withheld {

    private static final int LONGEST = 120;
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]{0,20}://");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private Withheld() {}

    /** Without user name and password, and without the query, where tokens are. */
    static String url(String text) {
        return Sanitiser.line(whole(text), LONGEST);
    }

    /** The same at any length, for what is cut when secrets are out of it. */
    static String whole(String text) {
        int at = text.lastIndexOf('@');
        Matcher scheme = SCHEME.matcher(text);
        String start = scheme.lookingAt() && scheme.end() <= at ? scheme.group() : "";
        String withoutUser = at < 0 ? text : start + "[redacted]" + text.substring(at);
        return Sanitiser.line(QUERY.matcher(withoutUser).replaceFirst("?[redacted]"));
    }
}
