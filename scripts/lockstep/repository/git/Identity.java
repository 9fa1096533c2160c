package lockstep.repository.git;

import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;

/** A person as git names them in a commit. */
public record Identity(String name, String email) {

    public Identity {
        if (name.isBlank() || (name + email).chars().anyMatch(c -> c < 0x20 || c == '<' || c == '>')) {
            throw new ConfigurationError(
                    "'" + Sanitiser.line(name + " <" + email + ">", 120) + "' cannot stand in a commit",
                    "Set git's user.name and user.email, without angle brackets.");
        }
    }

    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
