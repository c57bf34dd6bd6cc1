-- Makes the lake's tables known to Trino. Safe to run again: a table that is known is left alone
-- by the schema's IF NOT EXISTS, and register_table says so for the tables.
CREATE SCHEMA IF NOT EXISTS de.ecommerce WITH (location = 's3://ecommerce/trino-schema');

CALL de.system.register_table('ecommerce', 'orders', 's3://ecommerce/data_postgres/orders');
CALL de.system.register_table('ecommerce', 'customers', 's3://ecommerce/data_postgres/customers');
