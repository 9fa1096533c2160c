package lockstep.record.sets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * A run of a release set, as it was decided on: which commit of which repository, in which order.
 *
 * @param id such as {@code 20260122-1000-set1}
 * @param declared what was declared of it; empty where an older Lockstep began it, which did not record that
 */
public record SetIntent(
        ServiceName set, String id, Operator operator, Instant since, List<Member> members,
        Optional<SetDeclaration> declared) {

    public SetIntent {
        members = List.copyOf(members);
    }

    /**
     * One repository.
     *
     * @param remote its address, as it is shown
     * @param from where its {@code release} was; empty before its first promotion
     * @param target where it is to go
     */
    public record Member(ServiceName name, String remote, Optional<Sha> from, Sha target, Optional<Version> version) {

        /** By its name where it has one. */
        public String shown() {
            return version.map(Version::name).orElse(target.abbreviated());
        }

        /** Whether an address is that of its repository, however it is reached. */
        public boolean isAt(String address) {
            return RepositoryPlace.of(address).equals(RepositoryPlace.of(remote));
        }
    }

    public Optional<Member> member(ServiceName name) {
        return members.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
