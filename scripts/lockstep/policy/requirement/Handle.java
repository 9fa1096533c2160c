package lockstep.policy.requirement;

import java.util.Locale;
import lockstep.base.error.UsageError;

/** A person as somebody names them in passing: {@code @olga}, or a whole principal. */
public record Handle(String name) {

    public Handle {
        name = name.strip().replaceFirst("^@", "");
        if (name.isBlank()) {
            throw new UsageError("an approver without a name", "Name them like @olga, or by their whole principal.");
        }
    }

    /** Whether it means the principal: the whole of it, or what stands before its {@code @}. */
    public boolean means(String principal) {
        String wanted = name.toLowerCase(Locale.ROOT);
        String whole = principal.toLowerCase(Locale.ROOT);
        return whole.equals(wanted) || whole.startsWith(wanted + "@");
    }

    @Override
    public String toString() {
        return "@" + name;
    }
}
