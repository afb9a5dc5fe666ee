/** LoRAs against weights that were merged. */
@org.jspecify.annotations.NullMarked
package io.keenframe.supir.lora;
