package lockstep.record.verification;

import java.util.Collection;
import java.util.List;
import lockstep.base.release.ServiceName;
import lockstep.record.audit.JudgedIntent;
import lockstep.record.audit.KnownRelease;

/** The part of a kept state that knows of some releases, as bytes. */
final class KnownReleases {

    private KnownReleases() {}

    static byte[] write(Collection<KnownRelease> releases) {
        StateWriter out = new StateWriter();
        out.all(releases, known -> {
            out.id(known.id());
            out.optional(known.begun(), out::count);
            out.optional(known.intent(), intent -> write(out, intent));
            out.truth(known.isLogged());
        });
        return out.bytes();
    }

    static List<KnownRelease> read(byte[] content) {
        StateReader in = new StateReader(content);
        return in.all(() -> new KnownRelease(
                in.id(), in.optional(in::count), in.optional(() -> intent(in)), in.truth()));
    }

    private static void write(StateWriter out, JudgedIntent intent) {
        out.sha(intent.target());
        out.truth(intent.unverifiedAccepted());
        out.truth(intent.skipsStaging());
        out.all(intent.services(), service -> out.text(service.word()));
    }

    private static JudgedIntent intent(StateReader in) {
        return new JudgedIntent(
                in.sha(), in.truth(), in.truth(), in.all(() -> new ServiceName(in.text())));
    }
}
