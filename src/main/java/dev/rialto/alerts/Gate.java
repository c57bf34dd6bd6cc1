package dev.rialto.alerts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Lets targets have public addresses only, and those that are allowed, so that nobody who may name
 * a target reaches what stands behind the firewall. The address that is looked at is the one that
 * is connected to: a name that answers differently the next time gains nothing.
 */
final class Gate {

    /** What is not the public Internet, by IANA's registries of special addresses. */
    private static final List<AddressRange> INTERNAL =
            Stream.of(
                            "0.0.0.0/8",
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.0.0.0/24",
                            "192.0.2.0/24",
                            "192.88.99.0/24",
                            "192.168.0.0/16",
                            "198.18.0.0/15",
                            "198.51.100.0/24",
                            "203.0.113.0/24",
                            "224.0.0.0/3",
                            // Unspecified, loopback, and IPv4 in the old form.
                            "::/96",
                            // IPv4 behind a translator, a relay or a tunnel.
                            "64:ff9b::/96",
                            "64:ff9b:1::/48",
                            "2001::/32",
                            "2002::/16",
                            "100::/64",
                            "2001:db8::/32",
                            "fc00::/7",
                            "fe80::/10",
                            "fec0::/10",
                            "ff00::/8")
                    .map(AddressRange::of)
                    .toList();

    private final boolean everything;
    private final List<AddressRange> ranges = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();

    /**
     * A gate as it is configured.
     *
     * @throws IllegalArgumentException where a range is none, with its key
     */
    Gate(AlertsConfig config) {
        this.everything = config.allowInternal();
        config.allowedInternal().orElse(List.of()).forEach(this::allow);
    }

    private void allow(String text) {
        if (!text.contains("/") && !AddressRange.isLiteral(text)) {
            hosts.add(text.toLowerCase(Locale.ROOT));
            return;
        }
        try {
            ranges.add(AddressRange.of(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "rialto.alerts.allowed-internal: " + e.getMessage(), e);
        }
    }

    /** Whether this host is an address that is refused, or always has one: known without asking. */
    boolean isShutFor(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean local = name.equals("localhost") || name.endsWith(".localhost");
        if (!local && !AddressRange.isLiteral(name)) {
            return false;
        }
        try {
            address(host);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * The address to connect to.
     *
     * @throws IOException where the host has none, or one that is refused, in words
     */
    InetAddress address(String host) throws IOException {
        InetAddress[] found = find(host);
        if (!everything && !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            for (InetAddress address : found) {
                check(host, address);
            }
        }
        return found[0];
    }

    private static InetAddress[] find(String host) throws IOException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new IOException(host + " has no address", e);
        }
    }

    // One internal address among several is enough: which one is used would be chance.
    private void check(String host, InetAddress address) throws IOException {
        boolean internal = INTERNAL.stream().anyMatch(range -> range.contains(address));
        if (internal && ranges.stream().noneMatch(range -> range.contains(address))) {
            throw new IOException(
                    "%s is at the internal address %s; see rialto.alerts.allowed-internal"
                            .formatted(host, address.getHostAddress()));
        }
    }
}
