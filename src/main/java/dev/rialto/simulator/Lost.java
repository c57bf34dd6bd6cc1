package dev.rialto.simulator;

import dev.rialto.shop.orders.OrderStatus;

/** An order that nobody follows any more, and how far it came. */
record Lost(long order, OrderStatus status) {}
