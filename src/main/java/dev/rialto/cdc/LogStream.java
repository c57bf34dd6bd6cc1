package dev.rialto.cdc;

import dev.rialto.events.Topics;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/** What one slot hands out of the log, from a place on. For one thread. */
final class LogStream implements AutoCloseable {

    /** Handouts that are taken together at most: they become one transaction of Kafka's. */
    static final int BATCH = 4096;

    private static final int BATCH_BYTES = 4 << 20;

    /** How long one waits for news, and how often the server is told of what is confirmed. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    /** What a row that comes after a pause waits at most; shorter, and looking costs more. */
    private static final Duration LOOK = Duration.ofMillis(4);

    private static final Duration SLOT_PATIENCE = Duration.ofSeconds(20);
    private static final String SLOT_IN_USE = "55006";

    private final Connection connection;
    private final PGReplicationStream stream;
    private final Heartbeat heartbeat;
    private final PgOutput decoder;
    private List<Handout> batch = new ArrayList<>();

    /**
     * @param from what was committed before this place is not handed out
     */
    LogStream(CdcConfig config, Topics topics, long from)
            throws SQLException, InterruptedException {
        connection = Replication.connectToLog(config);
        heartbeat = new Heartbeat(config);
        try {
            stream = open(config, from);
        } catch (SQLException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
        TableShapes shapes = new TableShapes(config, topics);
        decoder =
                new PgOutput(
                        from,
                        (table, columns) ->
                                heartbeat.ask(session -> shapes.of(session, table, columns)),
                        handout -> batch.add(handout));
        heartbeat.start();
    }

    /** What there is next; nothing, after a short wait, when nothing happens. */
    List<Handout> poll() throws SQLException, InterruptedException {
        batch = new ArrayList<>();
        int bytes = 0;
        ByteBuffer message = next();
        while (message != null) {
            bytes += message.remaining();
            decoder.decode(message, stream.getLastReceiveLSN().asLong());
            if (batch.size() >= BATCH || bytes >= BATCH_BYTES) {
                break;
            }
            message = stream.readPending();
        }
        return batch;
    }

    /** A read that blocks would end with a message only: in an idle database with a heartbeat. */
    private ByteBuffer next() throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        ByteBuffer message = stream.readPending();
        while (message == null && System.nanoTime() < until) {
            Thread.sleep(LOOK);
            message = stream.readPending();
        }
        return message;
    }

    /** Lets the server forget what was committed before this place. */
    void confirm(long lsn) {
        LogSequenceNumber place = LogSequenceNumber.valueOf(lsn);
        stream.setFlushedLSN(place);
        stream.setAppliedLSN(place);
    }

    @Override
    public void close() {
        heartbeat.close();
        try {
            if (stream != null) {
                stream.forceUpdateStatus();
            }
            // An orderly end would first have to read all that the server is about to send.
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It has gone by itself.
        }
    }

    private PGReplicationStream open(CdcConfig config, long from)
            throws SQLException, InterruptedException {
        long until = System.nanoTime() + SLOT_PATIENCE.toNanos();
        while (true) {
            try {
                return connection
                        .unwrap(PGConnection.class)
                        .getReplicationAPI()
                        .replicationStream()
                        .logical()
                        .withSlotName(config.slot())
                        .withStartPosition(LogSequenceNumber.valueOf(from))
                        .withSlotOption("proto_version", 1)
                        .withSlotOption("publication_names", config.slot())
                        // Without them the server skips the transactions of heartbeats.
                        .withSlotOption("messages", true)
                        .withStatusInterval((int) PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                        .withAutomaticFlush(false)
                        .start();
            } catch (SQLException e) {
                if (!SLOT_IN_USE.equals(e.getSQLState()) || System.nanoTime() > until) {
                    throw e;
                }
                Thread.sleep(PATIENCE);
            }
        }
    }
}
