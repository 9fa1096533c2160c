package lockstep.suites.variables;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which values of an environment are secrets: those whose name says so, and those that look like one. Ordinary
 * values ({@code staging}, {@code 0}, a limit) are not, because hiding them would hide the report.
 */
public final class SecretVariables {

    private static final Pattern NAME = Pattern.compile(
            "SECRET|SALT|PEPPER|TOKEN(?!S)|PASSWORD|PASSWD|PASSPHRASE|APIKEY|CREDENTIAL|COOKIE|PRIVATE|DSN|SIGNING"
                    + "|(^|_)(KEYS?|PWD|PASS)(_|$)");
    private static final Pattern SETTING = Pattern.compile(
            "_(NAME|SECURE|SAMESITE|DOMAIN|PATH|HEADER|ISSUER|ALGORITHM|ENABLED|LENGTH|LIMIT"
                    + "|AGE|TTL|SECONDS|MINUTES|HOURS|DAYS)$");
    private static final Pattern ORDINARY =
            Pattern.compile("-?\\d{1,5}|true|false|yes|no|on|off|none|null|lax|strict", Pattern.CASE_INSENSITIVE);
    private static final Pattern CREDENTIALS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://([^/?#\\s]*)@");
    private static final Pattern SECRET_PARAMETER = Pattern.compile(
            "[?&;](?:[a-z_]*password|passwd|pwd|token|access_token|[a-z_]*key|secret|sig|signature)=([^&;#]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RANDOM =
            Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[A-Za-z0-9+_-][A-Za-z0-9+/_-]{22,}={0,2}|eyJ[\\w-]+\\.[\\w.-]+");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final int SHORTEST_PART = 8;

    /** A user without a password is a name, unless it is a key (https://KEY@host). */
    private static final int LONGEST_USER_NAME = 16;

    private SecretVariables() {}

    /** Everything that must not be shown, whole and in its telling parts. */
    public static Set<String> of(Variables variables) {
        Set<String> secrets = new LinkedHashSet<>();
        for (Map.Entry<String, String> variable : variables.values().entrySet()) {
            secrets.addAll(of(variable.getKey(), variable.getValue()));
        }
        return secrets;
    }

    public static boolean isSecret(String name, String value) {
        return !of(name, value).isEmpty() || isSecretName(name);
    }

    /** {@code SESSION_COOKIE} holds a secret; {@code SESSION_COOKIE_SECURE} only says something of one. */
    private static boolean isSecretName(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NAME.matcher(upper).find() && !SETTING.matcher(upper).find();
    }

    private static List<String> of(String name, String value) {
        List<String> secrets = new ArrayList<>();
        if (value.isBlank() || ORDINARY.matcher(value.strip()).matches()) {
            return secrets;
        }
        if (isSecretName(name) || value.contains("-----BEGIN") || isRandom(value.strip())) {
            secrets.add(value);
            addParts(secrets, value);
        }
        addUrlSecrets(secrets, value);
        return secrets;
    }

    /** A commit's name looks random too, but evidence has to show it. */
    private static boolean isRandom(String value) {
        return RANDOM.matcher(value).matches() && !COMMIT.matcher(value).matches();
    }

    /** The lines of a key, the items of a list: each may turn up alone. */
    private static void addParts(List<String> secrets, String value) {
        for (String part : value.split("[\\n,]")) {
            if (part.strip().length() >= SHORTEST_PART && !part.contains("-----")) {
                secrets.add(part.strip());
            }
        }
    }

    private static void addUrlSecrets(List<String> secrets, String value) {
        Matcher credentials = CREDENTIALS.matcher(value);
        while (credentials.find()) {
            String user = credentials.group(1);
            int colon = user.indexOf(':');
            if (colon >= 0 || user.length() >= LONGEST_USER_NAME) {
                secrets.add(value);
                addDecoded(secrets, user);
                addDecoded(secrets, user.substring(colon + 1));
            }
        }
        Matcher parameter = SECRET_PARAMETER.matcher(value);
        while (parameter.find()) {
            secrets.add(value);
            addDecoded(secrets, parameter.group(1));
        }
    }

    private static void addDecoded(List<String> secrets, String part) {
        if (part.isBlank()) {
            return;
        }
        secrets.add(part);
        try {
            secrets.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // Not percent-encoded after all: the part itself is the secret, and is noted.
        }
    }
}
