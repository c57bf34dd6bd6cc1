-- The table's latest versions, and its orders now and a minute ago. Versions are kept for
-- rialto.lake.retention; FOR VERSION AS OF takes a number of the first list.
SELECT version, timestamp, operation
FROM "orders$history"
ORDER BY version DESC
LIMIT 5;

SELECT 'now' AS as_of, count(*) AS orders, max(order_id) AS newest FROM orders
UNION ALL
SELECT 'a minute ago', count(*), max(order_id)
FROM orders FOR TIMESTAMP AS OF current_timestamp - INTERVAL '1' MINUTE;
