/** LoRAs: small files of low-rank changes to a model's weights, found under the names that trainers give them. */
@NullMarked
package io.keenframe.supir.lora;

import org.jspecify.annotations.NullMarked;
