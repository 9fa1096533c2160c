package lockstep.gates.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.SecretNames;
import lockstep.base.text.Secrets;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/**
 * The cookies of one run, in memory only. Each value kept becomes a secret of the run, unless it cannot be told from
 * the words of a report; what a service sets beyond reason is neither kept nor sent back, since every secret costs a
 * search through every text.
 */
final class RunCookies implements CookieJar {

    /** Years, dates and small numbers are in every report: whatever a cookie is called, they name nobody. */
    private static final Pattern IN_EVERY_REPORT = Pattern.compile("\\d{1,5}|(?:19|20)\\d{2}-\\d{2}(?:-\\d{2})?");
    private static final int MOST_AT_A_TIME = 50;
    private static final int MOST_LEARNED = 500;
    private static final int MOST_TEXT = 1 << 18;

    private final List<Cookie> cookies = new ArrayList<>();
    private final Secrets secrets;
    private final Set<String> learned = new HashSet<>();
    private int text;

    RunCookies(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> received) {
        received.forEach(this::save);
    }

    private void save(Cookie cookie) {
        cookies.removeIf(old -> old.name().equals(cookie.name())
                && old.domain().equals(cookie.domain())
                && old.path().equals(cookie.path()));
        if (cookie.expiresAt() <= System.currentTimeMillis() || cookies.size() == MOST_AT_A_TIME
                || isSecret(cookie) && !learn(cookie.value())) {
            return;
        }
        cookies.add(cookie);
    }

    /** A consent, a language or a theme is none; what is called like a session is one, if it is a word or a number. */
    private static boolean isSecret(Cookie cookie) {
        String value = cookie.value();
        boolean hasSecretName = SecretNames.isOne(cookie.name())
                || cookie.name().toLowerCase(Locale.ROOT).contains("sess");
        return !ReportWords.hold(value) && !IN_EVERY_REPORT.matcher(value.strip()).matches()
                && (hasSecretName || !ReportWords.isNumber(value) && !ReportWords.isPlainWord(value));
    }

    private boolean learn(String value) {
        if (learned.contains(value)) {
            return true;
        }
        if (learned.size() == MOST_LEARNED || text + value.length() > MOST_TEXT) {
            return false;
        }
        learned.add(value);
        text += value.length();
        secrets.add(value);
        secrets.add(Sanitiser.line(value));
        return true;
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        long now = System.currentTimeMillis();
        return cookies.stream()
                .filter(cookie -> cookie.expiresAt() > now && cookie.matches(url))
                .toList();
    }
}
