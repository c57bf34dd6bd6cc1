package dev.rialto.lake;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class logs as a warning or an error, from here to the end. */
final class Complaints extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    Complaints(Class<?> complaining) {
        logger = Logger.getLogger(complaining.getName());
        setLevel(Level.WARNING);
        logger.addHandler(this);
    }

    List<String> all() {
        return List.copyOf(messages);
    }

    @Override
    public void publish(LogRecord message) {
        if (isLoggable(message)) {
            messages.add(message.getMessage());
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
