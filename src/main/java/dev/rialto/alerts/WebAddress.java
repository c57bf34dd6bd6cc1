package dev.rialto.alerts;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where to post to. Its text shows host and port only: the rest of a webhook's address is its
 * secret.
 *
 * @param host without the brackets of an IPv6 address
 */
record WebAddress(boolean encrypted, String host, int port, String path) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Reads an http or https address.
     *
     * @throws IllegalArgumentException where it is none; it does not tell the address
     */
    static WebAddress of(String url) {
        URI uri = parse(url.strip());
        boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!(encrypted || plain) || uri.getHost() == null) {
            throw new IllegalArgumentException("an http or https address is needed");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("an address without user and password is needed");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? HTTPS : HTTP;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new WebAddress(encrypted, bare(uri.getHost()), port, path + query);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static URI parse(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException _) {
            // Without its cause, which tells the address.
            throw new IllegalArgumentException("this is no address");
        }
    }
}
