/**
 * What stands for the keys and passwords of a bundle on this machine: certificates and credentials
 * that are made on the spot and thrown away, since those of the bundle are, rightly, not in it.
 */
package io.github.kafkak3s.local.secure;
