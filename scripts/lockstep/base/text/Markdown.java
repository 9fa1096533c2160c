package lockstep.base.text;

/**
 * Text from outside as Markdown that shows just that text: nothing in it is markup, HTML, a link, or a mention that a
 * code host would notify somebody of.
 */
public final class Markdown {

    private static final int LONGEST = 2_000;
    private static final String PUNCTUATION = "\\`*_{}[]()#+-.!|~=\"'$^";

    private Markdown() {}

    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Sanitiser.line(text, LONGEST).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                // What makes a bare address a link, and a name a mention.
                case '@' -> escaped.append("&#64;");
                case ':' -> escaped.append("&#58;");
                default -> {
                    if (PUNCTUATION.indexOf(c) >= 0) {
                        escaped.append('\\');
                    }
                    escaped.append(c);
                }
            }
        }
        return escaped.toString();
    }
}
