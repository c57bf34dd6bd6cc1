package dev.rialto.shop;

import dev.rialto.shop.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;

/** What every REST resource of the shop needs: who calls, tags for what is shown, reads, writes. */
@ApplicationScoped
public class Desk {

    private final Caller caller;
    private final Etags etags;

    private final Sql sql;
    private final Writes writes;

    Desk(Caller caller, Etags etags, Sql sql, Writes writes) {
        this.caller = caller;
        this.etags = etags;
        this.sql = sql;
        this.writes = writes;
    }

    public Caller caller() {
        return caller;
    }

    Etags etags() {
        return etags;
    }

    Sql sql() {
        return sql;
    }

    Writes writes() {
        return writes;
    }
}
