package lockstep.settings.imports;

/** Comments at the end of a line of a Hurl file: from a {@code #} on that stands after a blank. */
final class HurlComment {

    private HurlComment() {}

    /** @param quotes whether texts in quotes and patterns between slashes may have such a sign in them */
    static String cut(String line, boolean quotes) {
        char open = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            boolean begins = at == 0 || Character.isWhitespace(line.charAt(at - 1));
            if (open != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == open) {
                    open = 0;
                }
            } else if (c == '#' && begins) {
                return line.substring(0, at).strip();
            } else if (quotes && begins && (c == '"' || c == '/')) {
                open = c;
            }
        }
        return line;
    }
}
