package dev.rialto.alerts;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A range of IP addresses, such as {@code 10.0.0.0/8}. */
final class AddressRange {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /**
     * Reads an address, or an address, a slash and a number of bits.
     *
     * @throws IllegalArgumentException where it is neither
     */
    static AddressRange of(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            if (!LITERAL.matcher(parts[0]).matches()) {
                throw new IllegalArgumentException(text + " is no address");
            }
            byte[] first = InetAddress.getByName(parts[0]).getAddress();
            int most = first.length * Byte.SIZE;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > most) {
                throw new IllegalArgumentException(text + ": 0 to " + most + " bits are needed");
            }
            return new AddressRange(first, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no range of addresses", e);
        }
    }

    /** Whether a text is an address itself rather than a name; then no server is asked for it. */
    static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != first.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        int rest = bits % Byte.SIZE;
        int mask = (0xff << (Byte.SIZE - rest)) & 0xff;
        return Arrays.equals(first, 0, whole, bytes, 0, whole)
                && (rest == 0 || (first[whole] & mask) == (bytes[whole] & mask));
    }
}
