package dev.rialto.analytics.products;

import dev.rialto.analytics.window.WindowSums;

/** What the statistics of products are answered from. */
record Question(WindowSums<SalesTotals> totals, Catalogue catalogue) {}
