/**
 * The drill: real brokers of a bundle are driven through a roll and failures while clients write
 * and read, and what is seen is held against the proofs.
 */
package io.github.kafkak3s.rehearse;
