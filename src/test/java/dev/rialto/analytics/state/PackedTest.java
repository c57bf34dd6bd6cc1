package dev.rialto.analytics.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedTest {

    @Test
    void numbersComeBackAsTheyWere() {
        long[] numbers = {0, 1, -1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE};
        Packer packer = new Packer(1);
        for (long number : numbers) {
            packer.number(number).bits(number);
        }
        packer.block(new byte[] {1, 2, 3}).number(7);

        Unpacker unpacker = new Unpacker(packer.packed());
        for (long number : numbers) {
            assertThat(unpacker.number()).isEqualTo(number);
            assertThat(unpacker.bits()).isEqualTo(number);
        }
        assertThat(unpacker.block()).containsExactly(1, 2, 3);
        assertThat(unpacker.number()).isEqualTo(7);
    }

    @Test
    void chunksComeBackAsTheyWere() {
        Random random = new Random(5);
        Chunk chunk = new Chunk(3);
        for (long key = -64; key < 0; key += 1 + random.nextInt(3)) {
            int place = chunk.place(key);
            for (int field = 0; field < 3; field++) {
                chunk.set(place, field, random.nextLong());
            }
            if (random.nextInt(4) == 0) {
                chunk.remove(place);
            } else {
                chunk.keep(place);
            }
        }

        Chunk read = Chunk.unpacked(chunk.packed(), 3);

        for (long key = -64; key < 0; key++) {
            int place = chunk.place(key);
            assertThat(read.knows(place)).isEqualTo(chunk.knows(place));
            assertThat(read.has(place)).isEqualTo(chunk.has(place));
            for (int field = 0; field < 3; field++) {
                assertThat(read.get(place, field)).isEqualTo(chunk.get(place, field));
            }
        }
    }

    @Test
    void idsCountHowOftenTheyAreThere() {
        IdCounts counts = new IdCounts();
        long far = 1L << 40;
        counts.add(5, 2);
        counts.add(far, 1);
        counts.add(-1, 1);
        counts.add(5, -1);

        Packer packer = new Packer(8);
        counts.pack(packer);
        IdCounts read = IdCounts.unpacked(new Unpacker(packer.packed()));
        read.add(far, -1);

        assertThat(read.ids().size()).isEqualTo(2);
        assertThat(read.ids().contains(5)).isTrue();
        assertThat(read.ids().contains(-1)).isTrue();
        read.add(5, -1);
        assertThat(read.ids().contains(5)).isFalse();
    }
}
