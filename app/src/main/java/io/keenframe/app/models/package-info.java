/** The models on this machine: known ones, made of files at hand or downloaded, looked at and removed. */
@NullMarked
package io.keenframe.app.models;

import org.jspecify.annotations.NullMarked;
