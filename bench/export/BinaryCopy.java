import java.sql.DriverManager;
import org.postgresql.PGConnection;

/** Takes a table by PostgreSQL's binary COPY over JDBC, and throws it away: {@code URL TABLE}. */
final class BinaryCopy {

    private BinaryCopy() {}

    public static void main(String[] arguments) throws Exception {
        String copy = "copy (select * from %s) to stdout (format binary)".formatted(arguments[1]);
        try (var session = DriverManager.getConnection(arguments[0])) {
            var rows = session.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            long bytes = 0;
            for (byte[] row = rows.readFromCopy(); row != null; row = rows.readFromCopy()) {
                bytes += row.length;
            }
            System.out.println(bytes);
        }
    }
}
