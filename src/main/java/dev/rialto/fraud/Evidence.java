package dev.rialto.fraud;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Numbers by name, in the order in which they are told. */
final class Evidence {

    private final SequencedMap<String, BigDecimal> numbers = new LinkedHashMap<>();

    Evidence with(String name, long number) {
        return with(name, BigDecimal.valueOf(number));
    }

    Evidence with(String name, Duration seconds) {
        return with(name + "_seconds", seconds.toSeconds());
    }

    Evidence with(String name, BigDecimal number) {
        numbers.put(name, number);
        return this;
    }

    SequencedMap<String, BigDecimal> numbers() {
        return numbers;
    }
}
