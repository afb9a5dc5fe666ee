package io.keenframe.app.cli;

import picocli.CommandLine.Option;

/** What every service that runs alone is told. */
final class ServiceOptions {
    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            required = true,
            converter = RunOptions.ToBroker.class,
            description = "The cluster to work for, Kafka 4.2 or newer.")
    private String kafka;

    @Option(
            names = "--port",
            paramLabel = "N",
            converter = ToPort.class,
            description = "Where /healthz, /readyz and /metrics answer; 0 for any free port. Default: 8080.")
    private int port = 8080;

    String kafka() {
        return kafka;
    }

    int port() {
        return port;
    }

    static final class ToPort implements picocli.CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
                throw new picocli.CommandLine.TypeConversionException("'" + text + "' is not a port from 0 to 65535");
            }
            return Integer.valueOf(text);
        }
    }
}
