package tests.record.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.LogChange.Appended;
import lockstep.record.audit.LogChange.Damaged;
import lockstep.record.audit.LogChange.Untouched;
import lockstep.record.audit.LogGrowth;
import lockstep.record.audit.LogVersion;
import lockstep.record.audit.TipPrefixes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogGrowthTest {

    @Property
    void a_version_continues_another_exactly_when_it_begins_with_all_of_it(
            @ForAll byte[] before, @ForAll byte[] added, @ForAll boolean continues) {
        byte[] after = continues ? concatenated(before, added) : added;
        boolean begins = Arrays.equals(before, Arrays.copyOf(after, Math.min(before.length, after.length)));
        switch (LogGrowth.between(before, after)) {
            case Untouched untouched -> assertThat(after).isEqualTo(before);
            case Appended(byte[] bytes) -> assertThat(concatenated(before, bytes)).isEqualTo(after);
            case Damaged(String how, byte[] now) -> {
                assertThat(begins).isFalse();
                assertThat(now).isEqualTo(after);
            }
        }
    }

    @Property
    void the_proof_by_name_agrees_with_comparing_the_bytes(
            @ForAll byte[] one, @ForAll byte[] two, @ForAll byte[] three, @ForAll boolean tampered) {
        byte[] first = tampered ? concatenated(one, new byte[] {1}) : one;
        byte[] second = concatenated(one, two);
        TipPrefixes tip = new TipPrefixes(concatenated(second, three));
        Optional<LogChange> change = tip.change(Optional.of(version(first)), Optional.of(version(second)));
        LogChange compared = LogGrowth.between(first, second);
        change.ifPresent(proven -> assertThat(proven).usingRecursiveComparison().isEqualTo(compared));
        if (!tampered) {
            assertThat(change).isPresent();
        }
    }

    @Test
    void the_first_version_is_all_new_and_a_version_that_vanished_is_not_proven() {
        byte[] log = {'a', '\n'};
        TipPrefixes tip = new TipPrefixes(log);
        assertThat(tip.change(Optional.empty(), Optional.of(version(log)))).get()
                .usingRecursiveComparison().isEqualTo(new Appended(log));
        assertThat(tip.change(Optional.of(version(log)), Optional.empty())).isEmpty();
        assertThat(tip.change(Optional.empty(), Optional.empty())).contains(new Untouched());
    }

    @Test
    void a_version_is_named_as_git_names_it() {
        assertThat(version("hello\n".getBytes(StandardCharsets.UTF_8)).blob())
                .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
    }

    @Test
    void damage_is_told_with_its_place() {
        byte[] before = "a\nb\nc\n".getBytes(StandardCharsets.UTF_8);
        assertThat(LogGrowth.between(before, "a\nB\nc\nd\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Damaged.class, damaged ->
                        assertThat(damaged.how()).isEqualTo("changed from byte 3 on, in line 2"));
        assertThat(LogGrowth.between(before, "a\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Damaged.class, damaged ->
                        assertThat(damaged.how()).isEqualTo("cut from 6 to 2 bytes"));
    }

    private static LogVersion version(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return new LogVersion(HexFormat.of().formatHex(digest.digest(bytes)), bytes.length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concatenated(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
