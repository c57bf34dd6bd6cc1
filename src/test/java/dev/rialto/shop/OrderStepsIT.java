package dev.rialto.shop;

import static dev.rialto.shop.ShopFixture.execute;
import static dev.rialto.shop.ShopFixture.number;
import static dev.rialto.shop.ShopFixture.query;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of orders, their payments, parcels and goods, whoever asks at once. */
class OrderStepsIT {

    private static final String CARD = "{\"payment_method\": \"credit_card\"}";
    private static final String CASH = "{\"payment_method\": \"cash_on_delivery\"}";
    private static final String SHIP = "{\"carrier\": \"DHL\"}";
    private static final int PRODUCT = 21;

    private static ShopFixture shop;

    @BeforeAll
    static void open() {
        shop = new ShopFixture("api", ShopFixture.settings()).open();
        execute("UPDATE products SET stock = 1000 WHERE product_id = " + PRODUCT);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void takesOneOfManyPayments() throws Exception {
        String order = order(1);

        List<Integer> answers = atOnce(20, () -> shop.post(order + "/pay", CARD).statusCode());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(19);
        assertThat(shop.get(order).body()).contains("\"status\":\"paid\"");
    }

    @Test
    void givesGoodsBackOnceHoweverOftenItIsAsked() throws Exception {
        long stock = stock();
        String order = order(3);
        String refunded = order(4);
        shop.post(refunded + "/pay", CARD);

        List<Integer> answers = atOnce(10, () -> shop.post(order + "/cancel", "").statusCode());
        List<Integer> others = atOnce(10, () -> shop.post(refunded + "/refund", "").statusCode());

        assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        assertThat(others).filteredOn(status -> status == 200).hasSize(1);
        assertThat(stock()).isEqualTo(stock);
    }

    @Test
    void keepsPaymentsThatFailedAndLetsAnotherPay() {
        String order = order(1);
        String refused = CARD.replace("}", ", \"accepted\": false}");

        HttpResponse<String> failed = shop.post(order + "/pay", refused);

        assertThat(failed.statusCode()).isEqualTo(201);
        assertThat(failed.body()).contains("\"status\":\"failed\"");
        assertThat(shop.get(order).body())
                .contains("\"status\":\"pending\"", "\"payment_id\":null");
        assertThat(shop.post(order + "/pay", CARD).statusCode()).isEqualTo(201);
    }

    @Test
    void takesCashWhenTheParcelArrives() {
        String order = order(1);
        HttpResponse<String> reserved = shop.post(order + "/pay", CASH);
        assertThat(reserved.body()).contains("\"status\":\"authorised\"");

        shop.post(order + "/ship", SHIP);
        HttpResponse<String> arrived = shop.post(order + "/complete", "");

        assertThat(arrived.body()).contains("\"status\":\"completed\"");
        assertThat(shop.get("/payment/" + number(reserved, "payment_id")).body())
                .contains("\"status\":\"captured\"");
        assertThat(shop.get("/shipments/" + number(arrived, "shipment_id")).body())
                .contains("\"status\":\"delivered\"");
    }

    @Test
    void letsAReservedPaymentGoWithItsOrder() {
        String order = order(1);
        String payment = "/payment/" + number(shop.post(order + "/authorise", CARD), "payment_id");

        assertThat(shop.post(order + "/cancel", "").body()).contains("\"status\":\"cancelled\"");
        assertThat(shop.get(payment).body()).contains("\"status\":\"failed\"");
    }

    @Test
    void refusesAStepThatThePaymentCannotTake() {
        String order = order(1);
        long payment = number(shop.post(order + "/authorise", CARD), "payment_id");
        // Nothing that the shop does leads here.
        execute("UPDATE payments SET status = 'refunded' WHERE payment_id = " + payment);

        HttpResponse<String> answer = shop.post(order + "/cancel", "");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("payment " + payment + " is refunded");
        assertThat(shop.get(order).body()).contains("\"status\":\"pending\"");
    }

    @Test
    void refusesATrackingNumberThatAnotherParcelHas() {
        String same = SHIP.replace("}", ", \"tracking_number\": \"" + UUID.randomUUID() + "\"}");
        String one = order(1);
        String other = order(1);
        Stream.of(one, other).forEach(order -> shop.post(order + "/pay", CARD));
        shop.post(one + "/ship", same);

        HttpResponse<String> answer = shop.post(other + "/ship", same);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("tracking_number");
        assertThat(shop.get(other).body()).contains("\"status\":\"paid\"");
    }

    @Test
    void notesACarrierAndTheArrivalAtOnce() {
        String order = order(1);
        shop.post(order + "/pay", CARD);
        String parcel = "/shipments/" + number(shop.post(order + "/ship", SHIP), "shipment_id");

        HttpResponse<String> answer =
                shop.write("PATCH", parcel, "{\"carrier\": \"UPS\", \"status\": \"delivered\"}");

        assertThat(answer.body()).contains("\"carrier\":\"UPS\"", "\"status\":\"delivered\"");
        assertThat(shop.get(parcel).body()).isEqualTo(answer.body());
    }

    private static String order(int pieces) {
        long cart = number(shop.post("/carts", "{\"customer_id\": 1}"), "cart_id");
        shop.post(
                "/carts/" + cart + "/items",
                "{\"product_id\": %d, \"quantity\": %d}".formatted(PRODUCT, pieces));
        HttpResponse<String> made = shop.post("/orders", "{\"cart_id\": " + cart + "}");
        return "/orders/" + number(made, "order_id");
    }

    private static long stock() {
        return query("SELECT stock FROM products WHERE product_id = " + PRODUCT);
    }

    private static <T> List<T> atOnce(int times, Supplier<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> all =
                    Stream.<Callable<T>>generate(() -> work::get).limit(times).toList();
            return threads.invokeAll(all).stream().map(Future::resultNow).toList();
        }
    }
}
