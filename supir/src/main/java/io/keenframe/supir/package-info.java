/** SUPIR (arXiv 2401.13627): a bundle and a degraded picture in, the restored picture out. */
@NullMarked
package io.keenframe.supir;

import org.jspecify.annotations.NullMarked;
