package dev.rialto.shop;

/** An expected "no" of the shop, with the numbers that explain it. */
public sealed interface Refusal {

    /** In a sentence, for the caller. */
    String says();

    /** A parameter or field that cannot be understood or is out of bounds. */
    record Invalid(String field, String says) implements Refusal {}

    /**
     * There is no such row.
     *
     * @param thing what was looked for, such as {@code order}
     */
    record NotFound(String thing, long id) implements Refusal {
        @Override
        public String says() {
            return "there is no %s %d".formatted(thing, id);
        }
    }

    /** The product is there, but not for sale any more, or not yet. */
    record NotOnSale(long productId) implements Refusal {
        @Override
        public String says() {
            return "product %d is not on sale".formatted(productId);
        }
    }

    /** There are fewer pieces of the product than are wanted. */
    record OutOfStock(long productId, int wanted, int available) implements Refusal {
        @Override
        public String says() {
            return "product %d: %d wanted, %d available".formatted(productId, wanted, available);
        }
    }

    /** The cart has nothing in it that could be ordered. */
    record EmptyCart(long cartId) implements Refusal {
        @Override
        public String says() {
            return "cart %d is empty".formatted(cartId);
        }
    }

    /** The cart has been ordered or abandoned and no longer changes. */
    record CartClosed(long cartId, String status) implements Refusal {
        @Override
        public String says() {
            return "cart %d is %s".formatted(cartId, status);
        }
    }

    /** The order's status does not allow that step. */
    record WrongStatus(long orderId, String from, String to) implements Refusal {
        @Override
        public String says() {
            return "order %d is %s and cannot become %s".formatted(orderId, from, to);
        }
    }

    /** Another row has what only one may have. */
    record Taken(String field) implements Refusal {
        @Override
        public String says() {
            return "this %s is taken".formatted(field);
        }
    }

    /** Other rows refer to it, so it cannot be deleted. */
    record InUse(String thing, long id) implements Refusal {
        @Override
        public String says() {
            return "%s %d is in use and cannot be deleted".formatted(thing, id);
        }
    }

    /** The caller is known, but may not do that. */
    record Forbidden(String says) implements Refusal {}

    /** Somebody else changed the row since the caller saw it. */
    record Stale() implements Refusal {
        @Override
        public String says() {
            return "it has changed since: read it again and decide anew";
        }
    }

    /** The same idempotency key came with another request before. */
    record KeyReused() implements Refusal {
        @Override
        public String says() {
            return "this idempotency key belongs to another request; make a new one";
        }
    }

    /** What was asked does not fit what there is. */
    record Unfit(String says) implements Refusal {}
}
