-- Rows of each table.
SELECT 'cart_items' AS table_name, count(*) AS row_count FROM cart_items
UNION ALL
SELECT 'carts', count(*) FROM carts
UNION ALL
SELECT 'categories', count(*) FROM categories
UNION ALL
SELECT 'customers', count(*) FROM customers
UNION ALL
SELECT 'order_items', count(*) FROM order_items
UNION ALL
SELECT 'orders', count(*) FROM orders
UNION ALL
SELECT 'payments', count(*) FROM payments
UNION ALL
SELECT 'products', count(*) FROM products
UNION ALL
SELECT 'shipments', count(*) FROM shipments
UNION ALL
SELECT 'wishlists', count(*) FROM wishlists
ORDER BY table_name;
