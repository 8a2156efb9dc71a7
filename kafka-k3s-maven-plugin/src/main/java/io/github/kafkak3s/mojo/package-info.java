/**
 * The goals. A goal takes parameters, asks whether it is skipped, calls the compiler and the bundle
 * store, and translates the outcome into Maven's terms; everything else is below. The only package
 * that knows Maven.
 */
package io.github.kafkak3s.mojo;
