package lockstep.gates.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;

/** A range of addresses, {@code 10.0.0.0/8}: as {@code no_proxy} lists them for curl since 7.86. */
record AddressRange(byte[] address, int prefix) {

    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1));
        return literal(text.substring(0, slash))
                .filter(address -> prefix <= address.length * 8)
                .map(address -> new AddressRange(address, prefix));
    }

    /** Whether the host is an address, and in the range; names are not looked up. */
    boolean contains(String host) {
        return literal(host)
                .filter(other -> other.length == address.length && network(other).equals(network(address)))
                .isPresent();
    }

    private BigInteger network(byte[] bytes) {
        return new BigInteger(1, bytes).shiftRight(bytes.length * 8 - prefix);
    }

    private static Optional<byte[]> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
