package dev.rialto.shop;

import dev.rialto.shop.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.hibernate.StatelessSession;

/** What every REST resource of the shop needs: who calls, tags for what is shown, reads, writes. */
@ApplicationScoped
public class Desk {

    private final Caller caller;
    private final Etags etags;

    /** Asked for late: a process without the shop's database has none. */
    private final Instance<StatelessSession> reads;

    private final Sql sql;
    private final Writes writes;

    Desk(Caller caller, Etags etags, Instance<StatelessSession> reads, Sql sql, Writes writes) {
        this.caller = caller;
        this.etags = etags;
        this.reads = reads;
        this.sql = sql;
        this.writes = writes;
    }

    public Caller caller() {
        return caller;
    }

    Etags etags() {
        return etags;
    }

    /** For rows that are only shown: nothing is remembered of them to find changes. */
    StatelessSession reads() {
        return reads.get();
    }

    /** For rows that are read so often that Hibernate would cost more than they do. */
    Sql sql() {
        return sql;
    }

    Writes writes() {
        return writes;
    }
}
