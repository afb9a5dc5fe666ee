package io.keenframe.contract;

/**
 * The sharpest frame near a group, in the same shot.
 *
 * @param frame its number in the film, from 0
 * @param offset where it lies in the job's frames topic
 * @param score its sharpness; comparable within one shot only
 */
public record Reference(int frame, long offset, double score) {}
