package lockstep.analysis.source;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What an instance exposes: Prometheus' text format and OpenMetrics. Comments and exemplars are passed over, time
 * stamps ignored.
 */
public final class Exposition {

    /** An instance has no more series than this. */
    private static final int MOST_SAMPLES = 200_000;

    private final String line;
    private final int number;
    private int at;

    private Exposition(String line, int number) {
        this.line = line;
        this.number = number;
    }

    public static List<Sample> read(String text) throws MetricsTrouble {
        List<Sample> samples = new ArrayList<>();
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            String line = text.substring(from, end < 0 ? text.length() : end).strip();
            from = end < 0 ? text.length() : end + 1;
            number++;
            if (!line.isEmpty() && line.charAt(0) != '#') {
                samples.add(new Exposition(line, number).sample());
            }
            if (samples.size() > MOST_SAMPLES) {
                throw new MetricsTrouble("more than " + MOST_SAMPLES + " series");
            }
        }
        return samples;
    }

    private Sample sample() throws MetricsTrouble {
        String name = name();
        TreeMap<String, String> labels = new TreeMap<>();
        if (peek() == '{') {
            at++;
            while (peek() != '}') {
                label(labels);
                if (peek() == ',') {
                    at++;
                } else if (peek() != '}') {
                    throw trouble("',' or '}' is expected");
                }
            }
            at++;
        }
        String[] words = line.substring(at).strip().split("\\s+", 2);
        return new Sample(name, labels, value(words[0]));
    }

    private char peek() throws MetricsTrouble {
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        if (at >= line.length()) {
            throw trouble("it ends too early");
        }
        return line.charAt(at);
    }

    private String name() throws MetricsTrouble {
        int from = at;
        while (at < line.length() && isNameCharacter(line.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw trouble("a name is expected");
        }
        return line.substring(from, at);
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == ':';
    }

    private void label(TreeMap<String, String> labels) throws MetricsTrouble {
        peek();
        String label = name();
        if (peek() != '=') {
            throw trouble("'=' is expected after " + label);
        }
        at++;
        if (peek() != '"') {
            throw trouble("'\"' is expected");
        }
        if (labels.put(label, quoted()) != null) {
            throw trouble("label " + label + " is there twice");
        }
    }

    private String quoted() throws MetricsTrouble {
        StringBuilder value = new StringBuilder();
        for (at++; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < line.length()) {
                at++;
                value.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
            } else {
                value.append(c);
            }
        }
        throw trouble("a quoted value does not end");
    }

    private double value(String word) throws MetricsTrouble {
        try {
            return switch (word) {
                case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(word);
            };
        } catch (NumberFormatException e) {
            throw trouble("a value is expected");
        }
    }

    private MetricsTrouble trouble(String why) {
        return new MetricsTrouble("line " + number + " of the metrics: " + why);
    }
}
