-- n orders with 3 items each, so many orders in one transaction.
CREATE OR REPLACE PROCEDURE load_orders(n int, in_one int) LANGUAGE plpgsql AS $$
DECLARE
    i int := 0;
BEGIN
    WHILE i < n LOOP
        WITH placed AS (
            INSERT INTO orders (order_date, total_price, status, customer_id)
            SELECT clock_timestamp(), (5 + random() * 500)::numeric(12, 2), 'pending',
                   1 + floor(random() * 100)
            FROM generate_series(1, least(in_one, n - i)) RETURNING order_id)
        INSERT INTO order_items (quantity, price, order_id, product_id, created_at)
        SELECT 1 + floor(random() * 5), (5 + random() * 200)::numeric(12, 2), order_id,
               product, clock_timestamp()
        FROM placed, generate_series(1, 3) product;
        i := i + in_one;
        COMMIT;
    END LOOP;
END $$;
