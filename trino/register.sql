-- Makes the lake's tables known to Trino. scripts/trino.sh leaves out those that are known already;
-- elsewhere run it with --ignore-errors: a table that is known, or not in the lake yet, says so, and
-- the others go on.
CREATE SCHEMA IF NOT EXISTS de.ecommerce WITH (location = 's3://ecommerce/trino-schema');
CALL de.system.register_table('ecommerce', 'customers', 's3://ecommerce/data_postgres/customers');
CALL de.system.register_table('ecommerce', 'categories', 's3://ecommerce/data_postgres/categories');
CALL de.system.register_table('ecommerce', 'products', 's3://ecommerce/data_postgres/products');
CALL de.system.register_table('ecommerce', 'carts', 's3://ecommerce/data_postgres/carts');
CALL de.system.register_table('ecommerce', 'cart_items', 's3://ecommerce/data_postgres/cart_items');
CALL de.system.register_table('ecommerce', 'wishlists', 's3://ecommerce/data_postgres/wishlists');
CALL de.system.register_table('ecommerce', 'orders', 's3://ecommerce/data_postgres/orders');
CALL de.system.register_table('ecommerce', 'order_items', 's3://ecommerce/data_postgres/order_items');
CALL de.system.register_table('ecommerce', 'payments', 's3://ecommerce/data_postgres/payments');
CALL de.system.register_table('ecommerce', 'shipments', 's3://ecommerce/data_postgres/shipments');
