import java.sql.DriverManager;

/** Writes a CSV file of orders to Parquet with DuckDB: {@code FILE.csv FILE.parquet THREADS}. */
final class DuckDb {

    private static final String WRITE =
            """
            copy (select * from read_csv('%s', header = false, columns = {
                'order_id': 'BIGINT', 'order_date': 'TIMESTAMPTZ', 'total_price': 'DECIMAL(12,2)',
                'status': 'VARCHAR', 'customer_id': 'BIGINT'}))
            to '%s' (format parquet, compression zstd)""";

    private DuckDb() {}

    public static void main(String[] arguments) throws Exception {
        try (var session = DriverManager.getConnection("jdbc:duckdb:");
                var statement = session.createStatement()) {
            statement.execute("set threads = " + Integer.parseInt(arguments[2]));
            statement.execute(WRITE.formatted(arguments[0], arguments[1]));
        }
    }
}
