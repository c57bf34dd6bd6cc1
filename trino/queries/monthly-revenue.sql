-- Completed orders by month (UTC): this month and the eleven before.
SELECT cast(date_trunc('month', order_date) AS date) AS order_month,
  count(*) AS orders,
  sum(total_price) AS revenue,
  count(DISTINCT customer_id) AS customers
FROM orders
WHERE status = 'completed'
  AND order_date >= date_trunc('month', localtimestamp) - INTERVAL '11' MONTH
GROUP BY cast(date_trunc('month', order_date) AS date)
ORDER BY 1;
