-- Answers to writes that came with an Idempotency-Key. Kept by the shop for itself: not captured.
-- Neither the key nor the request is here, only hashes that the key's owner alone can make.
CREATE TABLE idempotency_keys (
    key_hash    text PRIMARY KEY,
    fingerprint text        NOT NULL,
    created_at  timestamptz NOT NULL,
    status      integer,
    location    text,
    etag        text,
    body        text
);
COMMENT ON COLUMN idempotency_keys.key_hash IS 'SHA-256 of the caller and the key.';
COMMENT ON COLUMN idempotency_keys.fingerprint IS 'HMAC of the request; the key is its secret.';
COMMENT ON COLUMN idempotency_keys.status IS 'Null only while its write is under way.';
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- What lists are filtered by. The second column is the order of pages.
CREATE INDEX orders_of_status ON orders (status, order_id);
CREATE INDEX carts_of_status ON carts (status, cart_id);
CREATE INDEX payments_of_status ON payments (status, payment_id);
CREATE INDEX payments_by_date ON payments (payment_date);
CREATE INDEX shipments_of_status ON shipments (status, shipment_id);
CREATE INDEX shipments_by_date ON shipments (shipment_date);
-- These also spare the deletion of a product a scan of each table that may refer to it.
CREATE INDEX order_items_of_product ON order_items (product_id, order_item_id);
CREATE INDEX cart_items_of_product ON cart_items (product_id);
CREATE INDEX wishlists_of_product ON wishlists (product_id, wishlist_id);
