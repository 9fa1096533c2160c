package lockstep.settings.sets;

import java.util.List;
import lockstep.base.release.ServiceName;

/** A release set: its members, in the order in which they are promoted. */
public record SetSettings(ServiceName name, List<SetMember> members) {

    public SetSettings {
        members = List.copyOf(members);
    }

    public List<ServiceName> names() {
        return members.stream().map(SetMember::name).toList();
    }
}
