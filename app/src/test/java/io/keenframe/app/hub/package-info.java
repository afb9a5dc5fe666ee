/** Downloads from a hub that breaks connections. */
@org.jspecify.annotations.NullMarked
package io.keenframe.app.hub;
