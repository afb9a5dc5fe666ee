package io.keenframe.supir.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import io.keenframe.supir.onnx.Device.TensorRt;

/** The part of ONNX Runtime that runs networks on a card. */
final class Provider {
    private Provider() {}

    /**
     * Makes sessions run on a device's card; those on the processors need nothing.
     *
     * @throws OrtException where the provider or a library that it needs cannot be loaded; the message names it
     */
    static void append(SessionOptions options, Device device, Precision precision) throws OrtException {
        if (device instanceof TensorRt tensorRt) {
            tensorRt(options, tensorRt, precision);
        }
        if (device.card().isPresent()) {
            cuda(options, device);
        }
    }

    private static void cuda(SessionOptions options, Device device) throws OrtException {
        try (OrtCUDAProviderOptions cuda =
                new OrtCUDAProviderOptions(device.card().orElseThrow())) {
            // Doubling, the default, would take up to half of a card's memory for nothing.
            cuda.add("arena_extend_strategy", "kSameAsRequested");
            // Measuring every algorithm for every convolution takes longer than a picture.
            cuda.add("cudnn_conv_algo_search", "HEURISTIC");
            // The group norms of this dialect want channels last; convolutions then do as well, and turn nothing round.
            cuda.add("prefer_nhwc", device.dialect() == Dialect.CUDA ? "1" : "0");
            options.addCUDA(cuda);
        }
        // Weights stay out of the arena, which would round them up.
        options.addConfigEntry("session.use_device_allocator_for_initializers", "1");
    }

    private static void tensorRt(SessionOptions options, TensorRt device, Precision precision) throws OrtException {
        try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(device.number())) {
            tensorRt.add("trt_engine_cache_enable", "1");
            tensorRt.add("trt_engine_cache_path", device.engines().toString());
            tensorRt.add("trt_timing_cache_enable", "1");
            tensorRt.add("trt_timing_cache_path", device.engines().toString());
            tensorRt.add("trt_fp16_enable", precision == Precision.HALF ? "1" : "0");
            options.addTensorrt(tensorRt);
        }
    }
}
