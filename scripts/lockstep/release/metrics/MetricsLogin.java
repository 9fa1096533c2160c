package lockstep.release.metrics;

import java.util.List;
import java.util.Optional;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.RequestHeader;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.pipeline.MetricsSettings.Auth;

/** How a metrics server is called: with its own {@code Authorization}, and nothing that is sent to the service. */
public final class MetricsLogin {

    private static final String AUTHORIZATION = "Authorization";

    private MetricsLogin() {}

    /** @throws lockstep.base.error.UsageError where the login cannot be read on this host */
    public static HttpSettings http(ReleaseSite site, Optional<Auth> auth) {
        List<RequestHeader> headers = auth.stream().map(one -> switch (one) {
            case Auth.HeaderFile(String path) -> parse("@" + path, site);
            case Auth.Variable(String name) -> parse("env:" + name, site);
        }).toList();
        return site.http().withHeaders(headers);
    }

    private static RequestHeader parse(String from, ReleaseSite site) {
        RequestHeader header =
                RequestHeader.parse(AUTHORIZATION + "=" + from, site.folder(), site.http().environment());
        String line = AUTHORIZATION + ":";
        return header.value().regionMatches(true, 0, line, 0, line.length())
                ? new RequestHeader(AUTHORIZATION, header.value().substring(line.length()).strip())
                : header;
    }
}
