/** Files of models from a hub that serves {@code /OWNER/REPO/resolve/main/FILE}, downloaded whole or gone on with. */
@NullMarked
package io.keenframe.app.hub;

import org.jspecify.annotations.NullMarked;
