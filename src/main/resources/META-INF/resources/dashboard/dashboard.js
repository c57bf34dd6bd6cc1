// Draws the statistics stream. Money stays text or whole cents; only the chart's pixels are floats.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ROWS = 12;
const ALERTS_SHOWN = 30;
const ALERTS_KEPT = 500;
const WINDOWS_KEPT = 120;
const HOURS_KEPT = 24;

const windows = new Map();
const alerts = new Map();
// Alerts name customers: a shop that is closed tells them to operators only.
let withheld = false;
const hours = { "top-products": new Map(), categories: new Map() }; // by their starts
let awaited = null; // records of a snapshot that are still to come
let chart;

const element = (id) => document.getElementById(id);
const say = (id, text) => {
  const node = element(id);
  if (node.textContent !== text) node.textContent = text;
};

// --- Exact decimals -------------------------------------------------------------------------

// Quoted before parsing, as JSON.parse would make binary floats of them. Within a JSON string a
// quote has a backslash before it, so this cannot match there.
const MONEY = /"(amount|average_order_value|revenue|share|(?:gross|cancelled|refunded|net)_revenue)":(-?[\d.]+)/g;
const parse = (json) => JSON.parse(json.replace(MONEY, '"$1":"$2"'));

const cents = (text) => {
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(2, "0").slice(0, 2));
};
const decimal = (amount) => {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
const grouped = (text) => String(text).replace(/\B(?<![.]\d*)(?=(\d{3})+(?!\d))/g, ",");
const sum = (records, field) => records.reduce((total, record) => total + cents(record[field]), 0n);
const average = (total, count) => (count === 0n ? 0n : (2n * total + count) / (2n * count));

// --- Times ----------------------------------------------------------------------------------

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const seconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const isToday = (at) => new Date(at).toDateString() === new Date().toDateString();
const when = (at, format) => (isToday(at) ? "" : `${day.format(at)}, `) + format.format(at);

const timeOf = (iso, format) => {
  const node = document.createElement("time");
  node.dateTime = iso;
  node.title = iso;
  node.textContent = when(Date.parse(iso), format);
  return node;
};

// --- Drawing --------------------------------------------------------------------------------

function create(tag, className, ...content) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content);
  return node;
}

const newestFirst = (records, field) =>
  [...records].sort((a, b) => Date.parse(b[field]) - Date.parse(a[field]));

const thisMinute = () => Math.floor(Date.now() / MINUTE) * MINUTE;

/** The last 60 minutes, this one included; undefined where nothing was sold. */
function lastHour() {
  const last = thisMinute();
  return Array.from({ length: 60 }, (_, i) => windows.get(last - (59 - i) * MINUTE));
}

function drawTiles(hour) {
  const sold = hour.filter(Boolean);
  const now = hour.at(-1);
  const before = hour.at(-2);
  const gross = sum(sold, "gross_revenue");
  const orders = sold.reduce((total, record) => total + BigInt(record.orders), 0n);
  say("hour-net", grouped(decimal(sum(sold, "net_revenue"))));
  say("hour-gross", `${grouped(decimal(gross))} gross`);
  say("minute-net", grouped(now?.net_revenue ?? "0.00"));
  say("minute-net-before", `${grouped(before?.net_revenue ?? "0.00")} the minute before`);
  say("minute-orders", grouped(now?.orders ?? 0));
  say("minute-orders-before", `${grouped(before?.orders ?? 0)} the minute before`);
  say("average", grouped(decimal(average(gross, orders))));
  say("hour-orders", `${grouped(orders)} orders in the last hour`);
}

function drawWindows() {
  const newest = newestFirst(windows.values(), "window_start").slice(0, ROWS);
  element("windows-empty").hidden = newest.length > 0;
  element("windows").closest("table").hidden = newest.length === 0;
  element("windows").replaceChildren(...newest.map(windowRow));
}

function windowRow(record) {
  const money = (field, className) => {
    const zero = cents(record[field]) === 0n ? " zero" : "";
    return create("td", `number ${className}${zero}`, grouped(record[field]));
  };
  const state = create("span", record.closed ? "state" : "state open", record.closed ? "closed" : "open");
  state.title = `revision ${record.revision}`;
  return create(
    "tr",
    "",
    create("td", "", timeOf(record.window_start, clock)),
    create("td", "number", grouped(record.orders)),
    money("gross_revenue", "wide"),
    money("cancelled_revenue", "wide"),
    money("refunded_revenue", "wide"),
    money("net_revenue", "net"),
    money("average_order_value", "medium"),
    create("td", "", state),
  );
}

function drawAlerts() {
  const newest = newestFirst(alerts.values(), "window_end");
  const recent = newest.filter((alert) => Date.parse(alert.window_end) >= Date.now() - HOUR);
  const high = recent.filter((alert) => alert.severity === "high").length;
  const count = recent.length < ALERTS_KEPT ? grouped(recent.length) : `${ALERTS_KEPT} or more`;
  say("alert-count", withheld ? "–" : count);
  say("alert-high", withheld ? "for operators" : recent.length === 0 ? "all quiet" : `${high} of them high`);
  element("alert-tile").toggleAttribute("data-any", high > 0);
  element("alerts-empty").hidden = withheld || newest.length > 0;
  element("alerts-withheld").hidden = !withheld;
  element("alerts").replaceChildren(...newest.slice(0, ALERTS_SHOWN).map(alertItem));
}

/** Fills a table with what it makes of the newest hour that anything was sold in. */
function drawHour(kind, id, rows) {
  const newest = Math.max(...hours[kind].keys());
  const record = hours[kind].get(newest);
  element(`${id}-empty`).hidden = Boolean(record);
  element(id).closest("table").hidden = !record;
  say(`${id}-hour`, record ? `since ${when(newest, clock)}, by revenue` : "");
  element(id).replaceChildren(...(record ? rows(record) : []));
}

const ARROWS = { rising: "\u2191 rising", falling: "\u2193 falling", steady: "steady" };

const productRow = (product) =>
  create(
    "tr",
    "",
    create("td", "number", String(product.rank)),
    create("td", "name", product.name ?? `Product ${product.product_id}`),
    create("td", "number medium", grouped(product.quantity)),
    create("td", "number net", grouped(product.revenue)),
    create("td", `state ${product.direction}`, ARROWS[product.direction]),
  );

/** A share has four decimals, so it is exact as a per cent of two. */
const perCent = (share) => {
  const [whole, fraction = ""] = share.split(".");
  return `${decimal(BigInt(whole + fraction.padEnd(4, "0").slice(0, 4)))} %`;
};

const categoryRow = (category) =>
  create(
    "tr",
    "",
    create("td", "name", category.name ?? "not known yet"),
    create("td", "number medium", grouped(category.orders)),
    create("td", "number net", grouped(category.revenue)),
    create("td", "number", perCent(category.share)),
  );

const SEVERITY_CLASS = { high: "high", medium: "medium-severity", low: "low" };

function alertItem(alert) {
  const [count, thing] = alert.order_ids.length > 0
    ? [alert.order_ids.length, "order"]
    : [alert.payment_ids.length, "failed payment"];
  return create(
    "li",
    SEVERITY_CLASS[alert.severity] ?? "low",
    create("p", "who", create("span", "severity", alert.severity), `Customer ${alert.customer_id}`),
    timeOf(alert.window_end, seconds),
    create("p", "reason", alert.reason),
    create("p", "sum", `${count} ${thing}${count === 1 ? "" : "s"}, ${grouped(alert.amount)} in all`),
  );
}

// --- The chart ------------------------------------------------------------------------------

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function makeChart() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return new Chart(element("chart"), {
    data: {
      labels: [],
      datasets: [
        { type: "line", label: "Orders", yAxisID: "orders", data: [], borderWidth: 2, pointRadius: 0, pointHitRadius: 12, tension: 0.3, cubicInterpolationMode: "monotone" },
        { type: "bar", label: "Net revenue", yAxisID: "net", data: [], borderRadius: 3, barPercentage: 0.9, categoryPercentage: 0.9 },
      ],
    },
    options: {
      maintainAspectRatio: false,
      animation: still ? false : { duration: 300 },
      interaction: { mode: "index", intersect: false },
      scales: {
        x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 24 } },
        net: { beginAtZero: true, suggestedMax: 100, position: "left", ticks: { maxTicksLimit: 6 } },
        orders: { beginAtZero: true, suggestedMax: 5, position: "right", grid: { display: false }, ticks: { precision: 0, maxTicksLimit: 6 } },
      },
      plugins: {
        legend: { display: false },
        tooltip: { displayColors: false, callbacks: { label: (point) => `${point.dataset.label}: ${grouped(point.dataset.exact[point.dataIndex])}` } },
      },
    },
  });
}

function colourChart() {
  const [orders, net] = chart.data.datasets;
  orders.borderColor = colour("--brick");
  orders.backgroundColor = colour("--brick");
  const [whole, begun] = [colour("--lagoon-soft"), colour("--lagoon-faint")];
  net.backgroundColor = ({ dataIndex }) => (dataIndex === net.data.length - 1 ? begun : whole);
  for (const axis of Object.values(chart.options.scales)) {
    axis.ticks.color = colour("--quiet");
    axis.border = { display: false };
    axis.grid.color = colour("--line");
  }
  chart.update("none");
}

function drawChart(hour) {
  const empty = hour.every((record) => !record);
  element("chart-empty").hidden = !empty;
  say("chart-empty", windows.size === 0
    ? "Waiting for the first order. Each minute with a sale becomes a bar here while it is still going on."
    : "Nothing sold in the last hour.");
  if (!chart) return;
  const first = thisMinute() - 59 * MINUTE;
  const [orders, net] = chart.data.datasets;
  const labels = hour.map((_, i) => clock.format(first + i * MINUTE));
  // Where the bars change places, growing from one minute's height to another's means nothing.
  const moved = labels[0] !== chart.data.labels[0];
  chart.data.labels = labels;
  orders.exact = hour.map((record) => record?.orders ?? 0);
  net.exact = hour.map((record) => record?.net_revenue ?? "0.00");
  orders.data = orders.exact;
  net.data = net.exact.map(Number);
  chart.update(moved ? "none" : undefined);
}

// --- The stream -----------------------------------------------------------------------------

let drawing = false;
let minuteDrawn;

function draw() {
  drawing = false;
  minuteDrawn = thisMinute();
  const hour = lastHour();
  drawTiles(hour);
  drawChart(hour);
  drawWindows();
  drawAlerts();
  drawHour("top-products", "products", (record) => record.by_revenue.map(productRow));
  drawHour("categories", "categories", (record) => record.categories.map(categoryRow));
}

/** Draws with the next frame, however much arrives before it, and never half a snapshot. */
function drawSoon() {
  if (drawing || awaited !== 0) return;
  drawing = true;
  requestAnimationFrame(draw);
}

function arrived() {
  if (awaited > 0) awaited -= 1;
  drawSoon();
}

function takeWindow(record) {
  if (record.window === "PT1M") {
    windows.set(Date.parse(record.window_start), record);
    if (windows.size > WINDOWS_KEPT) windows.delete(Math.min(...windows.keys()));
  }
  arrived();
}

function takeHour(kind, record) {
  if (record.window === "PT1H") {
    hours[kind].set(Date.parse(record.window_start), record);
    if (hours[kind].size > HOURS_KEPT) hours[kind].delete(Math.min(...hours[kind].keys()));
  }
  arrived();
}

function takeAlert(alert) {
  const isNew = !alerts.delete(alert.alert_id);
  alerts.set(alert.alert_id, alert);
  if (alerts.size > ALERTS_KEPT) alerts.delete(alerts.keys().next().value);
  if (isNew && awaited === 0) {
    say("announcement", `New alert, ${alert.severity}: customer ${alert.customer_id}. ${alert.reason}`);
  }
  arrived();
}

function takeRemoved({ kind, key }) {
  if (kind === "alert") alerts.delete(key);
  else if (kind === "revenue" && key.startsWith("PT1M/")) windows.delete(Date.parse(key.slice("PT1M/".length)));
  else if (kind in hours && key.startsWith("PT1H/")) hours[kind].delete(Date.parse(key.slice("PT1H/".length)));
  drawSoon();
}

function takeSnapshot(announced) {
  windows.clear();
  alerts.clear();
  Object.values(hours).forEach((kept) => kept.clear());
  withheld = announced.alerts === null;
  awaited = Object.values(announced).reduce((total, count) => total + count);
  drawSoon();
}

const STATES = { connecting: "Connecting", live: "Live", lost: "Disconnected, trying again" };

function show(state) {
  element("connection").dataset.state = state;
  say("connection", STATES[state]);
}

function connect() {
  const source = new EventSource("stream/statistics");
  const on = (name, take) => source.addEventListener(name, (event) => take(parse(event.data)));
  on("snapshot", takeSnapshot);
  on("revenue", takeWindow);
  on("alert", takeAlert);
  for (const kind of Object.keys(hours)) on(kind, (record) => takeHour(kind, record));
  on("removed", takeRemoved);
  source.onopen = () => show("live");
  source.onerror = () => {
    show("lost");
    // The browser retries a broken connection by itself, but not one that was refused.
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, 3_000);
  };
}

if (window.Chart) {
  Chart.defaults.font.family = getComputedStyle(document.documentElement).fontFamily;
  chart = makeChart();
  colourChart();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", colourChart);
}
say("zone", Intl.DateTimeFormat().resolvedOptions().timeZone);
connect();
// Minutes pass without news, too.
setInterval(() => thisMinute() !== minuteDrawn && drawSoon(), 1_000);
