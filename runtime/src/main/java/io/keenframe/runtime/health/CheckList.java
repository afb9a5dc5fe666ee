package io.keenframe.runtime.health;

import io.keenframe.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Named checks that are made one after the other. */
final class CheckList {
    private final Map<String, HealthCheck> checks;

    CheckList(Map<String, HealthCheck> checks) {
        this.checks = new TreeMap<>(checks);
    }

    /**
     * What the checks found.
     *
     * @param status {@code ok} or {@code failing}
     * @param checks for each check {@code ok}, or what is wrong
     */
    record Report(String status, Map<String, String> checks) {
        boolean ok() {
            return status.equals("ok");
        }

        String json() {
            return new String(Json.bytes(this), StandardCharsets.UTF_8);
        }
    }

    /** Makes all checks. */
    Report report() {
        Map<String, String> results = new TreeMap<>();
        boolean ok = true;
        for (Map.Entry<String, HealthCheck> one : checks.entrySet()) {
            String result = result(one.getValue());
            ok &= result.equals("ok");
            results.put(one.getKey(), result);
        }
        return new Report(ok ? "ok" : "failing", results);
    }

    private static String result(HealthCheck check) {
        try {
            check.check();
            return "ok";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (Exception e) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }
}
