package dev.rialto.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

    private static final Gate SHUT = gate(Map.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "0.0.0.0",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "127.1",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "fe80::1",
                "febf::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1"
            })
    void isShutForInternalAddresses(String host) {
        assertThat(SHUT.isShutFor(host)).isTrue();
        assertThatThrownBy(() -> SHUT.address(host)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.15.255.255",
                "172.32.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "169.253.255.255",
                "2001:4860:4860::8888",
                "2606:4700::1111"
            })
    void isOpenForPublicAddresses(String host) throws IOException {
        assertThat(SHUT.isShutFor(host)).isFalse();
        assertThat(SHUT.address(host)).isNotNull();
    }

    // By what a name stands for, not by how it looks.
    @Test
    void isShutForNamesOfInternalAddresses() {
        assertThat(SHUT.isShutFor("LocalHost")).isTrue();
        assertThatThrownBy(() -> SHUT.address("localhost"))
                .hasMessageContaining("internal address")
                .hasMessageContaining("rialto.alerts.allowed-internal");
    }

    @Test
    void opensForWhatIsAllowed() throws IOException {
        Gate some = gate(Map.of("rialto.alerts.allowed-internal", "10.1.0.0/16,::1,localhost"));
        assertThat(some.address("10.1.255.1").getHostAddress()).isEqualTo("10.1.255.1");
        assertThat(some.address("::1").isLoopbackAddress()).isTrue();
        assertThat(some.address("localhost").isLoopbackAddress()).isTrue();
        assertThat(some.isShutFor("10.2.0.1")).isTrue();
        assertThat(some.isShutFor("127.0.0.1")).isTrue();
        Gate all = gate(Map.of("rialto.alerts.allow-internal", "true"));
        assertThat(all.isShutFor("169.254.169.254")).isFalse();
    }

    @Test
    void saysThatANameHasNoAddress() {
        assertThatThrownBy(() -> SHUT.address("nowhere.invalid"))
                .hasMessage("nowhere.invalid has no address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "300.0.0.0/8", "ten/8", "::/129"})
    void refusesWhatIsNoRange(String range) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate(Map.of("rialto.alerts.allowed-internal", range)))
                .withMessageContaining("rialto.alerts.allowed-internal: " + range);
    }

    private static Gate gate(Map<String, String> set) {
        return new Gate(Configured.alerts(set));
    }
}
