package io.keenframe.app.doctor;

import io.keenframe.app.progress.Words;
import io.keenframe.supir.gpu.Card;
import io.keenframe.supir.gpu.DeviceChoice;
import io.keenframe.supir.gpu.DeviceSearch;
import io.keenframe.supir.gpu.Equipment;
import io.keenframe.supir.gpu.NoSuchDeviceException;
import io.keenframe.supir.gpu.ProviderLibrary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The cards of a machine, and what is missing of what networks on them need. */
public final class Gpu {
    private Gpu() {}

    /** A finding for the cards, one for CUDA, and where there is any of it one for TensorRT. */
    public static List<Finding> findings(DeviceSearch search) {
        Equipment cuda = search.equipment().apply(ProviderLibrary.CUDA);
        List<Finding> findings = new ArrayList<>();
        findings.add(cards(cuda.cards()));
        findings.add(library("cuda", cuda, "cuda", search));
        if (!cuda.cards().isEmpty()) {
            Equipment tensorRt = search.equipment().apply(ProviderLibrary.TENSOR_RT);
            if (tensorRt.library().isPresent()) {
                findings.add(library("tensorrt", tensorRt, "tensorrt", search));
            }
        }
        return findings;
    }

    private static Finding cards(List<Card> cards) {
        return cards.isEmpty()
                ? Finding.wanting("gpu", "none that nvidia-smi knows; models run on the processors")
                : Finding.fine(
                        "gpu",
                        cards.stream()
                                .map(card -> card.number() + ": " + card.name() + ", " + Words.bytes(card.free())
                                        + " of " + Words.bytes(card.memory()) + " free, driver " + card.driver())
                                .collect(Collectors.joining("; ")));
    }

    private static Finding library(String subject, Equipment has, String choice, DeviceSearch search) {
        String place = has.library().map(library -> library.file().toString()).orElse("not installed");
        if (has.cards().isEmpty()) {
            return Finding.wanting(subject, place + "; of no use without a card" + wanted(has));
        }
        try {
            return Finding.fine(subject, search.find(DeviceChoice.of(choice)) + " by " + place);
        } catch (NoSuchDeviceException e) {
            return Finding.wanting(subject, String.valueOf(e.getMessage()));
        }
    }

    private static String wanted(Equipment has) {
        return has.missing().isEmpty() ? "" : "; it would also want " + String.join(", ", has.missing());
    }
}
