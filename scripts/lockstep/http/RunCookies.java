package lockstep.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.text.Secrets;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** The cookies of one run, in memory only. Each value seen becomes a secret of the run. */
final class RunCookies implements CookieJar {

    private static final int MOST = 50;

    private final List<Cookie> cookies = new CopyOnWriteArrayList<>();
    private final Secrets secrets;

    RunCookies(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> received) {
        for (Cookie cookie : received) {
            secrets.add(cookie.value());
            cookies.removeIf(old -> old.name().equals(cookie.name())
                    && old.domain().equals(cookie.domain())
                    && old.path().equals(cookie.path()));
            if (cookies.size() < MOST) {
                cookies.add(cookie);
            }
        }
    }

    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
        long now = System.currentTimeMillis();
        return cookies.stream()
                .filter(cookie -> cookie.expiresAt() > now && cookie.matches(url))
                .toList();
    }
}
