package lockstep.settings.pipeline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.UsageError;
import lockstep.policy.requirement.Approved;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Trust;

/**
 * Where in the file a requirement stands: reads the values there, and says there what is wrong with them.
 *
 * @param trust what a fact has to be worth
 */
record RequirementPlace(RequirementMapping mapping, String key, Trust trust) {

    RequirementPlace below(String name) {
        return new RequirementPlace(mapping, key + "." + name, trust);
    }

    /** The same, where another trust may be written. */
    RequirementPlace trusting(Optional<String> word) {
        return new RequirementPlace(mapping, key, word
                .map(written -> RequirementMapping.trust(mapping.check(), key + ".trust", written)).orElse(trust));
    }

    ConfigurationError wrong(String what) {
        return mapping.check().wrong(key, what, null);
    }

    Duration duration(String text) {
        return mapping.check().duration(key, text);
    }

    Duration duration(String text, Duration usual) {
        return text == null ? usual : duration(text);
    }

    BigDecimal percent(String name, String text) {
        return Shares.percent(mapping.check(), below(name).key(), text);
    }

    String line(Object text) {
        return mapping.check().line(key, String.valueOf(text)).orElseThrow();
    }

    String name(String word) {
        try {
            return new FactName(word).word();
        } catch (UsageError e) {
            throw mapping.check().wrong(key, ": " + e.getMessage(), e);
        }
    }

    int atLeastOne(int number) {
        if (number < 1 || number > 100) {
            throw wrong(" must be from 1 to 100");
        }
        return number;
    }

    /** None where nothing is written. */
    long count(String name, Long number) {
        if (number != null && number < 0) {
            throw below(name).wrong(" must not be negative");
        }
        return number == null ? 0 : number;
    }

    Approved approvals(PipelineFile.Approvals approvals) {
        return mapping.approvals(key, approvals);
    }

    boolean hasFlag(String flag) {
        return mapping.flags().contains(flag);
    }
}
