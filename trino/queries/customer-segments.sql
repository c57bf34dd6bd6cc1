-- Customers by what they have spent on orders that were paid and not given back.
WITH spent AS (
  SELECT customer_id, coalesce(sum(total_price), 0.00) AS total
  FROM customers
    LEFT JOIN (SELECT customer_id AS buyer, total_price FROM orders
               WHERE status IN ('paid', 'shipped', 'completed')) AS bought
      ON bought.buyer = customers.customer_id
  GROUP BY customer_id
),
segmented AS (
  SELECT total,
    CASE WHEN total > 10000 THEN 'high' WHEN total > 5000 THEN 'medium' ELSE 'low' END AS segment
  FROM spent
)
SELECT segment, count(*) AS customers, sum(total) AS total_spent, max(total) AS best_customer
FROM segmented
GROUP BY segment
ORDER BY max(total) DESC;
