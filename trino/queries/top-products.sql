-- The ten products that sold most pieces in completed orders.
SELECT product.product_id, product.name AS product, category.name AS category,
  sum(item.quantity) AS quantity,
  sum(item.quantity * item.price) AS revenue,
  count(DISTINCT o.customer_id) AS customers
FROM order_items AS item
  JOIN orders AS o ON o.order_id = item.order_id
  JOIN products AS product ON product.product_id = item.product_id
  JOIN categories AS category ON category.category_id = product.category_id
WHERE o.status = 'completed'
GROUP BY product.product_id, product.name, category.name
ORDER BY quantity DESC, revenue DESC, product_id
LIMIT 10;
