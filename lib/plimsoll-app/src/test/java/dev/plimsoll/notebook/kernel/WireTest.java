package dev.plimsoll.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.notebook.kernel.Wire.BadMessageException;
import java.util.List;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Header;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.KernelInfoRequest;
import org.junit.jupiter.api.Test;

class WireTest {

    @Test
    void asManyMessagesAreRememberedAsFitAndNoMore() throws Exception {
        Wire wire = new Wire(new HMACGenerator("hmac-sha256", "k"));
        List<byte[]> first = request(wire);
        List<byte[]> second = request(wire);
        wire.read(first);
        wire.read(second);
        for (int i = 2; i < Wire.REMEMBERED + 1; i++) {
            wire.read(request(wire));
        }
        assertThatThrownBy(() -> wire.read(second)).isInstanceOf(BadMessageException.class).hasMessage("it was there before");
        assertThatCode(() -> wire.read(first)).as("forgotten by now").doesNotThrowAnyException();
    }

    private static List<byte[]> request(Wire wire) {
        return wire.sign(Wire.write(new Message<>(new Header<>(KernelInfoRequest.MESSAGE_TYPE), new KernelInfoRequest())));
    }
}
