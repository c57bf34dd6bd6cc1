package dev.rialto.lake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands before an S3 server and lets through what its mood allows. */
final class FlakyS3 implements AutoCloseable {

    enum Mood {
        WELL,
        /** Nobody answers. */
        AWAY,
        /** What it has can be read, but nothing is written, for want of room. */
        FULL,
        /** What is asked for is done, but the asker does not learn of it. */
        LOSING_REPLIES
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");
    private static final Pattern KEEP_ALIVE = Pattern.compile("(?i)connection: *keep-alive");
    private static final String NO_ROOM =
            "<Error><Code>InsufficientStorage</Code><Message>no room left</Message></Error>";

    private final URI server;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mood mood = Mood.WELL;
    private volatile CyclicBarrier crowd = new CyclicBarrier(1);

    FlakyS3(String endpoint) throws IOException {
        server = URI.create(endpoint);
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String endpoint() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Changes its mood, and ends what is under way. */
    void is(Mood now) throws IOException {
        mood = now;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** Answers only so many together, and nobody any more where they do not come soon. */
    void answerTogether(int clients) {
        crowd = new CyclicBarrier(clients);
    }

    @Override
    public void close() throws IOException {
        door.close();
        is(Mood.AWAY);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        open.add(client);
        try (client) {
            crowd.await(5, TimeUnit.SECONDS);
            switch (mood) {
                case WELL, LOSING_REPLIES -> pass(client);
                case FULL -> passReads(client);
                case AWAY -> {}
            }
        } catch (IOException | InterruptedException _) {
            // One of the two has gone.
        } catch (BrokenBarrierException | TimeoutException _) {
            // The others have not come.
        } finally {
            open.remove(client);
        }
    }

    private void pass(Socket client) throws IOException {
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            open.add(upstream);
            Thread.ofVirtual().start(() -> copy(client, upstream));
            if (mood == Mood.LOSING_REPLIES) {
                upstream.getInputStream().read();
            } else {
                copy(upstream, client);
            }
            open.remove(upstream);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of the two has gone.
        }
    }

    /** One request a connection, so that each can be looked at. */
    private void passReads(Socket client) throws IOException {
        String head = head(client.getInputStream());
        if (head.startsWith("PUT") || head.startsWith("POST")) {
            refuse(client, head);
            return;
        }
        try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
            open.add(upstream);
            String last = KEEP_ALIVE.matcher(head).replaceFirst("Connection: close");
            upstream.getOutputStream().write(last.getBytes(ISO_8859_1));
            copy(upstream, client);
            open.remove(upstream);
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no request");
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    private static void refuse(Socket client, String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            client.getInputStream().skipNBytes(Long.parseLong(length.group(1)));
        }
        client.getOutputStream()
                .write(
                        """
                        HTTP/1.1 507 Insufficient Storage\r
                        Content-Type: application/xml\r
                        Connection: close\r
                        Content-Length: %d\r
                        \r
                        %s"""
                                .formatted(NO_ROOM.length(), NO_ROOM)
                                .getBytes(ISO_8859_1));
    }
}
