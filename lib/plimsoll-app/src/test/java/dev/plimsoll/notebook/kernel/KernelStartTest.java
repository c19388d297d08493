package dev.plimsoll.notebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.WithFolder;
import dev.plimsoll.error.DataException;
import dev.plimsoll.error.InputMissingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeromq.ZMQException;

class KernelStartTest extends WithFolder {

    @ParameterizedTest
    @CsvSource({"0, control", "1, shell", "2, stdin", "3, heartbeat", "4, iopub"})
    void aChannelWhosePortIsTakenIsNamed(int position, String channel) throws Exception {
        List<Integer> ports = new ArrayList<>();
        List<ServerSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            ports.add(sockets.get(i).getLocalPort());
        }
        try (ServerSocket taken = sockets.remove(position)) {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
            KernelConnection connection = new KernelConnection(new KernelConnectionProperties("127.0.0.1", ports.get(0), ports.get(1),
                    ports.get(2), ports.get(3), ports.get(4), "tcp", "hmac-sha256", "key"));
            assertThatThrownBy(connection::connect).isInstanceOf(DataException.class).hasCauseInstanceOf(ZMQException.class)
                    .hasMessageStartingWith("The " + channel + " channel cannot listen on port " + taken.getLocalPort()
                            + " of 127.0.0.1 (Address already in use). Jupyter chose that port while it was free");
        }
    }

    @Test
    void aConnectionFileIsReadAsJupyterWritesIt() throws IOException {
        KernelConnectionProperties properties = KernelMain.properties(Files.writeString(folder.resolve("kernel.json"), """
                {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1", "key": "k",
                 "transport": "tcp", "signature_scheme": "hmac-sha256", "kernel_name": "plimsoll"}"""));
        assertThat(List.of(properties.getShellPort(), properties.getIopubPort(), properties.getStdinPort(), properties.getControlPort(),
                properties.getHbPort())).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'' | it names no transport, address or port.",
        "null | it names no transport, address or port.",
        "{} | it names no transport, address or port.",
        "{\"ip\": \"127.0.0.1\", \"transport\": \"tcp\"} | it names no transport, address or port.",
        "{\"shell_port\": \"x\"} | For input string: \"x\"",
        "[1] | Expected BEGIN_OBJECT",
    })
    void anotherFileIsRefusedInWords(String content, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), content);
        assertThatThrownBy(() -> KernelMain.properties(file)).isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + " is no connection file of Jupyter: ").hasMessageContaining(words);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = folder.resolve("nowhere.json");
        assertThatThrownBy(() -> KernelMain.properties(file)).isInstanceOf(InputMissingException.class)
                .hasMessageStartingWith("The connection file " + file + " cannot be read");
    }

    /** Rapaio's jar brings JeroMQ's inner classes under their own name: beside our jars they are there twice and have to be the same. */
    @Test
    void rapaiosKernelBringsTheJeroMqThatOursHas() throws IOException {
        List<String> versions = new ArrayList<>();
        for (URL copy : Collections.list(getClass().getClassLoader().getResources("META-INF/maven/org.zeromq/jeromq/pom.properties"))) {
            Properties properties = new Properties();
            try (InputStream in = copy.openStream()) {
                properties.load(in);
            }
            versions.add(properties.getProperty("version"));
        }
        assertThat(versions).hasSize(2);
        assertThat(Set.copyOf(versions)).hasSize(1);
    }
}
